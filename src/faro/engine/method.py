"""A method: how degrees, results and lights are computed, read from a reviewed file in ``engine/methods``."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from faro.kernel.errors import FaroError
from faro.kernel.fixed import QUANTITY_SCALE, to_scaled
from faro.kernel.text import _

PEI = "pei"
POI = "poi"

FORMULAS = ("met", "ratio")
TARGET_ZERO_RULES = ("compare", "full", "no_value")
RESULTS = ("mean", "weighted_by_relevance")
SCOPES = ("own", "own_and_descendants")
NO_DATA_RULES = ("counts_as_not_met", "left_out")
LIGHTS = ("red", "amber", "green")


class UnknownMethod(FaroError):
    """No method has that id."""


class MethodFileError(FaroError):
    """A method file says something the engine does not know."""


@dataclass(frozen=True, slots=True)
class Band:
    """A traffic light and where it begins, in points; a limit belongs to the band above it."""

    light: str
    name: str
    colour: str
    start: Decimal

    @property
    def start_units(self) -> int:
        """The limit in millionths of a point."""
        return to_scaled(self.start, QUANTITY_SCALE)


@dataclass(frozen=True, slots=True)
class Achievement:
    """How an indicator's degree follows from value, target and sense.

    ``formula`` met: 100 or 0; ratio: value/target or, descending, target/value, in points.
    ``target_zero``: what a target of 0 with a value above it gives: the comparison, full marks, or no value.
    ``descending_full_at_zero``: a descending indicator brought to 0 has full marks.
    """

    formula: str
    cap: Decimal | None
    floor: Decimal | None
    target_zero: str
    descending_full_at_zero: bool


@dataclass(frozen=True, slots=True)
class Aggregation:
    """How indicators make up an element. ``source`` says who gives the roll-up: norm, document or own."""

    result: str
    scope: str
    no_data: str
    overall: str
    source: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How months make up an activity, and activities an action.

    ``stages`` in order of preference; ``report_due_months``: a month's report is due at the end of the month that
    many months later.
    """

    stages: tuple[str, ...]
    cap: Decimal | None
    report_due_months: int
    total: str


@dataclass(frozen=True, slots=True)
class Example:
    """A worked case of the method: numbers in points; ``degree`` None where the method gives no value."""

    sense: str
    target: Decimal
    value: Decimal
    degree: Decimal | None


@dataclass(frozen=True, slots=True)
class Method:
    """A reviewed way to evaluate. Exactly one of ``achievement`` (PEI) and ``progress`` (POI) is set."""

    id: str
    version: str
    kind: str
    name: str
    summary: str
    norm: str
    norm_status: str
    valid_from: date
    valid_to: date | None
    author: str
    checker: str
    bands: tuple[Band, ...]
    achievement: Achievement | None
    aggregation: Aggregation | None
    progress: Progress | None
    examples: tuple[Example, ...]

    @property
    def aggregation_source(self) -> str:
        """Who gives the roll-up: ``norm``, a published ``document``, or ``own`` where it is Faro's."""
        return self.aggregation.source if self.aggregation else "norm"

    def band(self, light: str | None) -> Band | None:
        """The band of that light, or None for no data."""
        return next((band for band in self.bands if band.light == light), None)


def method_ids() -> tuple[str, ...]:
    """The ids of all methods, sorted."""
    files = resources.files("faro.engine.methods").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


@cache
def load_method(method_id: str) -> Method:
    """The method of that id. Raises :class:`UnknownMethod` and :class:`MethodFileError`."""
    if method_id not in method_ids():
        raise UnknownMethod(
            _("No existe el método «{id}». Los que hay son: {known}.").format(
                id=method_id, known=", ".join(method_ids())
            )
        )
    text = resources.files("faro.engine.methods").joinpath(f"{method_id}.toml").read_text("utf-8")
    return parse_method(tomllib.loads(text))


def methods_in_force(day: date) -> tuple[Method, ...]:
    """The methods valid on a day, by id."""
    methods = (load_method(method_id) for method_id in method_ids())
    return tuple(m for m in methods if m.valid_from <= day and (m.valid_to is None or day <= m.valid_to))


def parse_method(data: dict[str, Any]) -> Method:
    """The method that a file's contents describe. Raises :class:`MethodFileError` naming the key that is wrong."""
    try:
        return Method(
            **{key: data[key] for key in ("id", "version", "kind", "name", "summary", "norm", "norm_status")},
            valid_from=data["valid_from"],
            valid_to=data.get("valid_to"),
            author=data["author"],
            checker=data["checker"],
            bands=_bands(data["bands"]),
            achievement=_achievement(data["achievement"]) if data["kind"] == PEI else None,
            aggregation=_aggregation(data["aggregation"]) if data["kind"] == PEI else None,
            progress=_progress(data["progress"]) if data["kind"] == POI else None,
            examples=tuple(_example(example) for example in data.get("examples", ())),
        )
    except KeyError as error:
        raise MethodFileError(_("Al archivo del método le falta {key}.").format(key=error)) from error


def _bands(rows: list[dict[str, Any]]) -> tuple[Band, ...]:
    bands = tuple(
        Band(_known("light", row["light"], LIGHTS), row["name"], row["colour"], Decimal(str(row["from"])))
        for row in rows
    )
    if list(bands) != sorted(bands, key=lambda band: band.start):
        raise MethodFileError(_("Los colores del método deben ir de menor a mayor."))
    return bands


def _achievement(row: dict[str, Any]) -> Achievement:
    return Achievement(
        formula=_known("formula", row["formula"], FORMULAS),
        cap=_optional_decimal(row.get("cap")),
        floor=_optional_decimal(row.get("floor")),
        target_zero=_known("target_zero", row["target_zero"], TARGET_ZERO_RULES),
        descending_full_at_zero=row.get("descending_value_zero") == "full",
    )


def _aggregation(row: dict[str, Any]) -> Aggregation:
    return Aggregation(
        result=_known("result", row["result"], RESULTS),
        scope=_known("scope", row["scope"], SCOPES),
        no_data=_known("no_data", row["no_data"], NO_DATA_RULES),
        overall=_known("overall", row["overall"], ("mean_of_objectives",)),
        source=_known("source", row["source"], ("norm", "document", "own")),
    )


def _progress(row: dict[str, Any]) -> Progress:
    return Progress(
        stages=tuple(row["stages"]),
        cap=_optional_decimal(row.get("cap")),
        report_due_months=row["report_due_months"],
        total=_known("total", row["total"], ("mean_of_activities", "mean_of_actions")),
    )


def _example(row: dict[str, Any]) -> Example:
    return Example(row["sense"], Decimal(row["target"]), Decimal(row["value"]), _optional_decimal(row.get("degree")))


def _known(key: str, value: str, allowed: tuple[str, ...]) -> str:
    if value in allowed:
        return value
    raise MethodFileError(
        _("El archivo del método dice {key} = «{value}»; puede ser: {allowed}.").format(
            key=key, value=value, allowed=", ".join(allowed)
        )
    )


def _optional_decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
