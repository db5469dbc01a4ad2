"""The data files that come with Faro. A fault in one is a fault of the program: it stops the start with its place."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from faro.catalogs.domain.rows import (
    CountingRule,
    Deadline,
    HolidayRow,
    Limit,
    OnDayOff,
    Origin,
    Place,
    Sure,
    Term,
    Weekend,
)
from faro.workflow.clock import Counting, DayKind
from faro.workflow.holidays import DayRule, FromEaster, Holiday, Once, Yearly

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Row = TypeVar("Row")


class DataFileError(ValueError):
    """A data file that does not say what it must."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """All reference data of the files."""

    terms: tuple[Term, ...]
    limits: tuple[Limit, ...]
    deadlines: tuple[Deadline, ...]
    counting: CountingRule
    holidays: tuple[HolidayRow, ...]
    places: Mapping[str, Place]
    default_place: str
    weekend: Weekend


@cache
def shipped() -> Shipped:
    """The reference data that comes with Faro. Raises :class:`DataFileError`."""
    return parse({name: _file(name) for name in ("terms", "limits", "deadlines", "holidays")})


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("faro.catalogs.data") / f"{name}.toml").read_text("utf-8"))


def parse(files: Mapping[str, Mapping[str, Any]]) -> Shipped:
    """The data of the parsed files, by name: those of :func:`shipped`. Raises :class:`DataFileError`."""
    holidays = files["holidays"]
    places = {place.code: place for place in _rows(holidays["places"], lambda row: Place(**row), "places")}
    found = Shipped(
        terms=_rows(files["terms"]["terms"], _term, "terms"),
        limits=_rows(files["limits"]["limits"], _limit, "limits"),
        deadlines=_rows(files["deadlines"]["deadlines"], _deadline, "deadlines"),
        counting=_one(files["terms"]["counting"], _counting, "counting"),
        holidays=_rows(holidays["holidays"], _holiday, "holidays"),
        places=places,
        default_place=holidays["default_place"],
        weekend=_one(holidays, _weekend, "weekend"),
    )
    _refuse_unknown_places(found)
    return found


def _rows(rows: Iterable[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], Row], table: str) -> tuple[Row, ...]:
    found, seen = [], set()
    for row in rows:
        code = row.get("code", "?")
        found.append(_one(row, read, f"{table}: {code}"))
        key = (code, row.get("valid_from"))
        if key in seen:
            raise DataFileError(f"{table}: {code}: twice with the same validity")
        seen.add(key)
    return tuple(found)


def _one(row: Mapping[str, Any], read: Callable[[Mapping[str, Any]], Row], place: str) -> Row:
    try:
        return read(row)
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"{place}: {error!r}") from error


def _term(row: Mapping[str, Any]) -> Term:
    return Term(**{**_typed(row), "kind": DayKind(row["kind"]), "days": _positive(row["days"])})


def _limit(row: Mapping[str, Any]) -> Limit:
    return Limit(**{**_typed(row), "value": _positive(row["value"])})


def _deadline(row: Mapping[str, Any]) -> Deadline:
    months = _positive(row["months_after"])
    return Deadline(**{**_typed(row), "months_after": months, "on_day_off": OnDayOff(row["on_day_off"])})


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "norm": _said(row["norm"]), "origin": Origin(row["origin"]), "sure": Sure(row["sure"])}


def _holiday(row: Mapping[str, Any]) -> HolidayRow:
    sure = Sure(row["sure"])
    return HolidayRow(
        code=row["code"],
        place=row["place"],
        holiday=Holiday(row["name"], _rule(row), _said(row["norm"]), row.get("valid_from"), row.get("valid_to")),
        sure=sure,
        note=row.get("note", ""),
        applies=sure is not Sure.UNSURE,
    )


def _rule(row: Mapping[str, Any]) -> DayRule:
    if "easter" in row:
        return FromEaster(row["easter"])
    return Once(row["date"]) if "date" in row else Yearly(row["month"], row["day"])


def _counting(row: Mapping[str, Any]) -> CountingRule:
    options = {key: value for key, value in row.items() if key not in {"norm", "sure", "note"}}
    return CountingRule(Counting(**options), _said(row["norm"]), Sure(row["sure"]), row.get("note", ""))


def _weekend(row: Mapping[str, Any]) -> Weekend:
    days = frozenset(_WEEKDAYS.index(name) for name in row["weekend"])
    return Weekend(days, _said(row["weekend_norm"]), Sure(row["weekend_sure"]))


def _positive(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"not a positive whole number: {value!r}")
    return value


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("no norm")
    return text


def _refuse_unknown_places(found: Shipped) -> None:
    named = [found.default_place, *(row.place for row in found.holidays)]
    named += [place.within for place in found.places.values() if place.within]
    if unknown := sorted(set(named) - set(found.places)):
        raise DataFileError(f"places: unknown {unknown}")
