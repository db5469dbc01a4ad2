"""The data files that come with Faro."""

import copy
import tomllib
from datetime import date
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.catalogs.domain.merging import Local, calendar_of, holiday_rows, row_in_force
from faro.catalogs.domain.rows import CatalogueError, Deadline, Limit, Origin, Sure, Term, UnknownCode
from faro.catalogs.domain.shipped import DataFileError, parse, shipped
from faro.workflow.clock import DayKind

FILES = {
    name: tomllib.loads((resources.files("faro.catalogs.data") / f"{name}.toml").read_text("utf-8"))
    for name in ("terms", "limits", "deadlines", "holidays")
}


def month_days(year: int, place: str = "peru") -> list[tuple[int, int]]:
    return [(off.day.month, off.day.day) for off in calendar_of(shipped(), Local(), place).days_off(year)]


def test_the_holidays_of_peru_are_those_that_the_state_published() -> None:
    # gob.pe/feriados: sixteen since 2024, fourteen in 2023 and 2022 (Junín and Ayacucho were new), twelve before
    assert month_days(2026) == [
        (1, 1),
        (4, 2),
        (4, 3),
        (5, 1),
        (6, 7),
        (6, 29),
        (7, 23),
        (7, 28),
        (7, 29),
        (8, 6),
        (8, 30),
        (10, 8),
        (11, 1),
        (12, 8),
        (12, 9),
        (12, 25),
    ]
    assert [len(month_days(year)) for year in (2021, 2022, 2023, 2024)] == [12, 14, 14, 16]
    assert (8, 6) in month_days(2022)
    assert (12, 9) not in month_days(2021)
    assert {(6, 7), (7, 23)}.isdisjoint(month_days(2023))


def test_ilo_keeps_the_days_of_peru_and_its_own() -> None:
    assert set(month_days(2026, "ilo")) - set(month_days(2026)) == {(5, 26)}
    assert (5, 26) not in month_days(2022, "ilo")


def test_every_row_says_its_norm_and_how_sure_it_is() -> None:
    rows: tuple[Term | Limit | Deadline, ...] = (*shipped().terms, *shipped().limits, *shipped().deadlines)
    assert all(row.norm and row.label and isinstance(row.sure, Sure) for row in rows)
    assert all(row.holiday.norm for row in shipped().holidays)
    assert all("propio" in row.norm for row in rows if row.origin is Origin.OWN)


def test_an_unsure_holiday_is_listed_and_not_kept() -> None:
    files = copy.deepcopy(FILES)
    files["holidays"]["holidays"][0]["sure"] = "unsure"
    found = parse(files)

    assert not holiday_rows(found, Local(), "peru")[0].applies
    assert calendar_of(found, Local(), "peru").is_working(date(2026, 1, 1))
    chosen = Local(choices={"new-year": (True, "Decreto de Alcaldía 1")})
    assert not calendar_of(found, chosen, "peru").is_working(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("file", "table", "change", "fault"),
    [
        ("terms", "terms", {"days": 0}, "terms: questions.answer"),
        ("terms", "terms", {"days": "diez"}, "terms: questions.answer"),
        ("terms", "terms", {"kind": "lunar"}, "terms: questions.answer"),
        ("terms", "terms", {"norm": " "}, "terms: questions.answer"),
        ("terms", "terms", {"unknown": 1}, "terms: questions.answer"),
        ("limits", "limits", {"value": True}, "limits: evidence.max_file_size"),
        ("limits", "limits", {"sure": "perhaps"}, "limits: evidence.max_file_size"),
        ("limits", "limits", {"code": "accounts.lockout_attempts"}, "twice"),
        ("deadlines", "deadlines", {"months_after": 0}, "deadlines: monitoring.month"),
        ("deadlines", "deadlines", {"on_day_off": "never"}, "deadlines: monitoring.month"),
        ("holidays", "holidays", {"month": 13}, "holidays: new-year"),
        ("holidays", "holidays", {"place": "lima"}, "unknown"),
        ("holidays", "places", {"within": "atlantis"}, "unknown"),
    ],
)
def test_a_fault_in_a_file_is_told_with_its_place(file: str, table: str, change: dict[str, Any], fault: str) -> None:
    files = copy.deepcopy(FILES)
    files[file][table][0].update(change)

    with pytest.raises(DataFileError, match=fault):
        parse(files)


def test_what_nobody_knows_is_told() -> None:
    with pytest.raises(UnknownCode, match=r"«lunar\.answer»"):
        row_in_force(shipped().terms, "lunar.answer", date(2026, 1, 1))
    with pytest.raises(UnknownCode, match="«lima»"):
        calendar_of(shipped(), Local(), "lima")
    with pytest.raises(CatalogueError, match=r"no tiene un valor vigente el 01/01/2022"):
        row_in_force(shipped().terms, "councillors.answer", date(2022, 1, 1))


SHIPPED_TERM = Term(code="a", label="A", days=1, kind=DayKind.WORKING, norm="Ley", origin=Origin.LAW, sure=Sure.FOUND)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), unique_by=lambda pair: pair[0], max_size=6), DAYS)
def test_the_latest_row_of_ones_own_that_holds_goes_first(validities: list[tuple[date, date | None]], on: date) -> None:
    own = [
        Limit(
            code="a",
            label="A",
            value=number + 2,
            unit="x",
            norm="Ordenanza",
            origin=Origin.LOCAL,
            sure=Sure.FOUND,
            valid_from=since,
            valid_to=until,
        )
        for number, (since, until) in enumerate(validities)
    ]
    law = Limit(code="a", label="A", value=1, unit="x", norm="Ley", origin=Origin.LAW, sure=Sure.FOUND)

    chosen = row_in_force([law, *own], "a", on)

    holding = sorted(
        (since, number)
        for number, (since, until) in enumerate(validities)
        if since <= on and (until is None or on <= until)
    )
    assert chosen.value == (holding[-1][1] + 2 if holding else 1)
