"""Which version is in force on a day; what a change of target or name leaves behind."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plans.conftest import ACTOR

from faro.kernel.errors import FaroError
from faro.ledger.api import history, subject_key
from faro.plans.api import NewName, NewTarget, Plan, SomeoneWasFaster, change_target, package_of, rename
from faro.plans.domain.versions import in_force, name_on, names
from faro.plans.models import Indicator, NameVersion, Target

CODE = "IND.01.OEI.01"
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@dataclass(frozen=True)
class Version:
    version: int
    instrument_date: date | None


@dataclass(frozen=True)
class Former:
    version: int
    name: str
    replaced_by: str | None
    replaced_on: date | None


@given(st.lists(DAYS, min_size=1, unique=True), DAYS)
def test_the_version_in_force_is_the_last_one_fixed_by_that_day(days: list[date], day: date) -> None:
    ordered = sorted(days)
    found = in_force([Version(n, since) for n, since in enumerate(ordered)], day)
    fixed = [n for n, since in enumerate(ordered) if since <= day]
    assert (found.version if found else None) == (fixed[-1] if fixed else None)


@given(st.lists(st.one_of(st.none(), DAYS), min_size=1))
def test_without_a_day_the_last_version_is_in_force(days: list[date | None]) -> None:
    found = in_force([Version(n, since) for n, since in enumerate(days)])
    assert found is not None
    assert found.version == len(days) - 1


def test_an_original_target_without_date_holds_from_the_start() -> None:
    versions = [Version(0, None), Version(1, date(2022, 5, 3))]
    before, after = in_force(versions, date(2022, 5, 2)), in_force(versions, date(2022, 5, 3))
    assert (before, after) == (versions[0], versions[1])


@given(st.lists(DAYS, unique=True, max_size=5), DAYS)
def test_the_name_on_a_day_is_the_first_not_yet_replaced(days: list[date], day: date) -> None:
    former = [Former(n, f"n{n}", None, on) for n, on in enumerate(sorted(days))]
    later = [each.name for each in former if each.replaced_on and each.replaced_on > day]
    assert name_on(former, "vigente", day) == (later[0] if later else "vigente")


def test_each_name_begins_where_the_one_before_it_was_replaced() -> None:
    found = names([Former(0, "A", "R.A. 1", date(2022, 1, 1)), Former(1, "B", "R.A. 2", date(2023, 1, 1))], "C")
    assert [(each.name, each.instrument, each.since) for each in found] == [
        ("A", None, None),
        ("B", "R.A. 1", date(2022, 1, 1)),
        ("C", "R.A. 2", date(2023, 1, 1)),
    ]


def new_target(
    value: int | None = 15_000_000, last: int = 0, year: int = 2022, instrument: str = "R.A. 9"
) -> NewTarget:
    return NewTarget(CODE, year, value, last, instrument, date(2022, 5, 3))


def test_a_change_of_target_makes_a_version_and_the_old_one_stays(ilo: Plan) -> None:
    change_target(actor=ACTOR, plan_code=ilo.code, target=new_target(), reason="Reprogramación")
    rows = Target.objects.filter(indicator=CODE).values_list("version", "value", "instrument", "instrument_date")
    assert list(rows) == [(0, 20_000_000, "R.A. 749-2020-MPI", None), (1, 15_000_000, "R.A. 9", date(2022, 5, 3))]
    (entry,) = history(subject_key("indicator", ilo.code, CODE))
    assert ("Logro esperado", "20", "15") in entry.changes
    assert ("Norma", "R.A. 749-2020-MPI", "R.A. 9") in entry.changes
    assert entry.reason == "Reprogramación"


def test_a_target_may_become_unknown_and_stays_missing(ilo: Plan) -> None:
    change_target(actor=ACTOR, plan_code=ilo.code, target=new_target(None), reason="Se retira")
    assert Target.objects.get(indicator=CODE, version=1).value is None


def test_the_second_of_two_who_change_a_target_is_told(ilo: Plan) -> None:
    change_target(actor=ACTOR, plan_code=ilo.code, target=new_target(), reason="Una")
    with pytest.raises(SomeoneWasFaster) as told:
        change_target(actor=ACTOR, plan_code=ilo.code, target=new_target(18_000_000), reason="Otra")
    assert told.value.current is not None
    assert told.value.current["value"] == 15_000_000
    assert Target.objects.filter(indicator=CODE).count() == 2


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (new_target(20_000_000), "igual a la vigente"),
        (new_target(instrument=" "), "resolución"),
        (new_target(year=2030, last=-1), "fuera del periodo"),
    ],
)
def test_a_target_that_says_nothing_new_or_without_grounds_is_refused(ilo: Plan, target: NewTarget, words: str) -> None:
    with pytest.raises(FaroError, match=words):
        change_target(actor=ACTOR, plan_code=ilo.code, target=target, reason="x")
    assert Target.objects.count() == 51


def test_a_new_name_keeps_the_former_one_with_what_replaced_it(ilo: Plan) -> None:
    former = Indicator.objects.get(code=CODE).name
    for revision, name in enumerate(("Tiempo de licencias", "Tiempo medio de licencias")):
        new = NewName("indicator", CODE, name, revision, f"R.A. {revision}", date(2022, 5, 3) + timedelta(revision))
        rename(actor=ACTOR, plan_code=ilo.code, new=new, reason="Claridad")
    assert Indicator.objects.get(code=CODE).name == "Tiempo medio de licencias"
    rows = NameVersion.objects.values_list("version", "name", "replaced_by", "replaced_on")
    assert list(rows) == [
        (0, former, "R.A. 0", date(2022, 5, 3)),
        (1, "Tiempo de licencias", "R.A. 1", date(2022, 5, 4)),
    ]
    assert [row["name"] for row in package_of(ilo.code).rows("names")] == [former, "Tiempo de licencias"]


def test_the_second_of_two_who_rename_is_told_and_leaves_no_former_name(ilo: Plan) -> None:
    rename(actor=ACTOR, plan_code=ilo.code, new=NewName("indicator", CODE, "Uno", 0, "R.A. 1", None), reason="x")
    with pytest.raises(SomeoneWasFaster):
        rename(actor=ACTOR, plan_code=ilo.code, new=NewName("indicator", CODE, "Dos", 0, "R.A. 2", None), reason="x")
    assert NameVersion.objects.count() == 1
