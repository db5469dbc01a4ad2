"""A method: how degrees, results and lights are computed, read from a reviewed file in ``engine/methods``."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from faro.engine.method_section import MethodFileError, Section
from faro.kernel.errors import FaroError
from faro.kernel.fixed import QUANTITY_SCALE, to_scaled
from faro.kernel.text import _

PEI = "pei"
POI = "poi"

MET = "met"
RATIO = "ratio"
NO_VALUE = "no_value"
FULL = "full"
MEAN = "mean"
WEIGHTED_BY_RELEVANCE = "weighted_by_relevance"
OWN = "own"
OWN_AND_DESCENDANTS = "own_and_descendants"
COUNTS_AS_NOT_MET = "counts_as_not_met"
LEFT_OUT = "left_out"
MEAN_OF_ACTIVITIES = "mean_of_activities"
MEAN_OF_ACTIONS = "mean_of_actions"

LIGHTS = ("red", "amber", "green")
SENSES = ("ascending", "descending")
STAGES = ("approved", "pia", "reprogrammed")
AGGREGATIONS = ("annual_total", "monthly_stock", "not_cumulative")


class UnknownMethod(FaroError):
    """No method has that id."""


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

    ``formula`` met: 100 or 0, and no other field says anything; ratio: value/target or, descending, target/value, in
    points, kept within ``cap`` and ``floor`` where there are any.
    ``full_at_target_zero``: a value above a target of 0 has full marks; else it has none, for it can't be divided.
    ``descending_full_at_zero``: a descending indicator brought to 0 has full marks; else it can't be divided either.
    """

    formula: str
    cap: Decimal | None = None
    floor: Decimal | None = None
    full_at_target_zero: bool = False
    descending_full_at_zero: bool = False


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
    many months later. ``total``: whether an objective and the plan take the mean of their activities or of their
    actions.
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
class ProgressExample:
    """A worked case of a POI method: an activity's quantities from January on, all reported, and its progress."""

    aggregation: str
    programmed: tuple[Decimal, ...]
    executed: tuple[Decimal, ...]
    progress: Decimal | None


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
    progress_examples: tuple[ProgressExample, ...]

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
    method = parse_method(tomllib.loads(text))
    if method.id != method_id:
        raise MethodFileError(
            _("El archivo {file}.toml describe el método «{id}»: los dos nombres deben ser uno.").format(
                file=method_id, id=method.id
            )
        )
    return method


def methods_in_force(day: date) -> tuple[Method, ...]:
    """The methods valid on a day, by id."""
    methods = (load_method(method_id) for method_id in method_ids())
    return tuple(m for m in methods if m.valid_from <= day and (m.valid_to is None or day <= m.valid_to))


def parse_method(data: dict[str, Any]) -> Method:
    """The method that a file's contents describe. Raises :class:`MethodFileError` naming the key that is wrong."""
    file = Section("", data)
    pei = file.choice("kind", (PEI, POI)) == PEI
    method = Method(
        id=file.text("id"),
        version=file.text("version"),
        kind=PEI if pei else POI,
        name=file.text("name"),
        summary=file.text("summary"),
        norm=file.text("norm"),
        norm_status=file.text("norm_status"),
        valid_from=file.day("valid_from"),
        valid_to=file.day("valid_to") if file.has("valid_to") else None,
        author=file.text("author"),
        checker=file.text("checker"),
        bands=tuple(_band(row) for row in file.sections("bands")),
        achievement=_achievement(file) if pei else None,
        aggregation=_aggregation(file) if pei else None,
        progress=None if pei else _progress(file),
        examples=tuple(_example(row) for row in file.sections("examples")) if pei else (),
        progress_examples=() if pei else tuple(_progress_example(row) for row in file.sections("examples")),
    )
    file.finish()
    _check(method)
    return method


def _check(method: Method) -> None:
    """What no single key shows. Raises :class:`MethodFileError`."""
    starts = [band.start for band in method.bands]
    if tuple(band.light for band in method.bands) != LIGHTS or starts[0] != 0 or starts != sorted(set(starts)):
        raise MethodFileError(_("Los colores del método deben ser rojo desde 0, ámbar y verde, cada uno más arriba."))
    if method.valid_to is not None and method.valid_to < method.valid_from:
        raise MethodFileError(_("La vigencia del método termina antes de empezar."))
    if not method.examples and not method.progress_examples:
        raise MethodFileError(_("Al método le falta un ejemplo resuelto: [[examples]]."))
    rule = method.achievement
    if rule and rule.cap is not None and rule.floor is not None and rule.cap < rule.floor:
        raise MethodFileError(_("El tope del método está por debajo de su piso."))


def _band(row: Section) -> Band:
    return Band(row.choice("light", LIGHTS), row.text("name"), row.text("colour"), row.number("from"))


def _achievement(file: Section) -> Achievement:
    with file.section("achievement") as row:
        if row.choice("formula", (MET, RATIO)) == MET:
            return Achievement(MET)
        return Achievement(
            RATIO,
            cap=row.optional_number("cap"),
            floor=row.optional_number("floor"),
            full_at_target_zero=row.choice("target_zero", (FULL, NO_VALUE)) == FULL,
            descending_full_at_zero=row.choice("descending_value_zero", (FULL, NO_VALUE)) == FULL,
        )


def _aggregation(file: Section) -> Aggregation:
    with file.section("aggregation") as row:
        return Aggregation(
            result=row.choice("result", (MEAN, WEIGHTED_BY_RELEVANCE)),
            scope=row.choice("scope", (OWN, OWN_AND_DESCENDANTS)),
            no_data=row.choice("no_data", (COUNTS_AS_NOT_MET, LEFT_OUT)),
            overall=row.choice("overall", ("mean_of_objectives",)),
            source=row.choice("source", ("norm", "document", "own")),
        )


def _progress(file: Section) -> Progress:
    with file.section("progress") as row:
        return Progress(
            stages=row.choices("stages", STAGES),
            cap=row.optional_number("cap"),
            report_due_months=row.whole("report_due_months"),
            total=row.choice("total", (MEAN_OF_ACTIVITIES, MEAN_OF_ACTIONS)),
        )


def _example(row: Section) -> Example:
    return Example(
        row.choice("sense", SENSES), row.number("target"), row.number("value"), row.optional_number("degree")
    )


def _progress_example(row: Section) -> ProgressExample:
    return ProgressExample(
        row.choice("aggregation", AGGREGATIONS),
        row.numbers("programmed"),
        row.numbers("executed"),
        row.optional_number("progress"),
    )
