"""The days of the steps: checked against the calendar day by day, not against the clock that counts them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.catalogs.api import Origin, Sure, Term
from faro.hearings.domain.data import asker_kinds, obligations, projection_rules, steps
from faro.hearings.domain.duties import duties_of
from faro.hearings.domain.steps import Anchors, StepState, last_day_after, last_day_before, state_of, steps_of
from faro.workflow.calendar import Calendar
from faro.workflow.clock import Counting, DayKind
from faro.workflow.holidays import Holiday, Yearly

PLAIN = Calendar()
HOLIDAYS = Calendar(
    tuple(Holiday(f"Feriado {m}/{d}", Yearly(m, d), "norma") for m, d in ((1, 1), (5, 1), (6, 29), (7, 28), (7, 29)))
)
COUNTING = Counting(starts_on_working_day=True)
ONE_DAY = timedelta(days=1)

days_of_years = st.dates(date(2022, 1, 1), date(2035, 12, 31))
counts = st.integers(1, 40)
kinds = st.sampled_from(list(DayKind))
calendars = st.sampled_from([PLAIN, HOLIDAYS])


def term(days: int, kind: DayKind = DayKind.WORKING, code: str = "hearings.call") -> Term:
    return Term(code=code, label=code, days=days, kind=kind, norm="norma", origin=Origin.OWN, sure=Sure.UNSURE)


def counted_between(start: date, until: date, kind: DayKind, days: Calendar) -> int:
    """Days of a kind after one day and before another, counted one by one."""
    found, day = 0, start + ONE_DAY
    while day < until:
        found += kind is DayKind.CALENDAR or days.is_working(day)
        day += ONE_DAY
    return found


@given(days_of_years, counts, kinds, calendars)
def test_between_the_last_day_to_call_and_the_hearing_the_whole_term_fits(
    hearing: date, n: int, kind: DayKind, days: Calendar
) -> None:
    last = last_day_before(hearing, term(n, kind), COUNTING, days)

    assert days.is_working(last)
    assert counted_between(last, hearing, kind, days) >= n


@given(days_of_years, counts, calendars)
def test_one_working_day_later_it_would_not_fit(hearing: date, n: int, days: Calendar) -> None:
    last = last_day_before(hearing, term(n), COUNTING, days)
    later = days.first_working_day(last + ONE_DAY)

    assert later >= hearing or counted_between(later, hearing, DayKind.WORKING, days) < n


@given(days_of_years, counts, calendars)
def test_a_term_after_a_day_ends_on_its_last_working_day(start: date, n: int, days: Calendar) -> None:
    first = days.first_working_day(start)
    due = last_day_after(start, term(n), COUNTING, days)

    assert days.is_working(due)
    assert counted_between(first, due + ONE_DAY, DayKind.WORKING, days) == n


@given(days_of_years, st.integers(1, 60), calendars)
def test_a_later_hearing_never_has_an_earlier_call(hearing: date, more: int, days: Calendar) -> None:
    rule = term(15)

    before = last_day_before(hearing, rule, COUNTING, days)
    assert before <= last_day_before(hearing + timedelta(days=more), rule, COUNTING, days)


def test_fifteen_working_days_before_the_thirtieth_of_may_of_2023() -> None:
    """By hand: 30 May 2023 is a Tuesday; the fifteen working days before begin on Tuesday 9; the call is Monday 8."""
    assert last_day_before(date(2023, 5, 30), term(15), COUNTING, HOLIDAYS) == date(2023, 5, 8)


def test_ten_working_days_after_the_thirtieth_of_may_of_2023() -> None:
    """By hand: 31 May, 1, 2, 5, 6, 7, 8, 9, 12 and 13 June."""
    assert last_day_after(date(2023, 5, 30), term(10), COUNTING, HOLIDAYS) == date(2023, 6, 13)


@given(st.one_of(st.none(), days_of_years), st.one_of(st.none(), days_of_years), days_of_years)
def test_a_step_is_late_or_overdue_only_past_its_day(due: date | None, done: date | None, today: date) -> None:
    state = state_of(due, done, today)

    assert (state in (StepState.DONE, StepState.LATE)) == (done is not None)
    if state is StepState.LATE:
        assert due is not None
        assert done is not None
        assert done > due
    if state is StepState.OVERDUE:
        assert due is not None
        assert today > due
    if state is StepState.UNKNOWN:
        assert due is None


@given(days_of_years, calendars)
def test_the_steps_of_a_hearing_come_in_their_order(hearing: date, days: Calendar) -> None:
    found = steps_of(
        steps(),
        Anchors(hearing, {}),
        today=hearing,
        days=days,
        counting=COUNTING,
        term_of=lambda code: term(5, code=code),
    )
    dues = {each.rule.code: each.due for each in found}

    assert all(dues.values())
    order = [dues[code] for code in ("call", "held", "draft", "observed", "final")]
    assert order == sorted(order, key=lambda day: day or date.min)
    assert dues["held"] == hearing


def test_what_was_done_late_moves_the_days_of_what_follows() -> None:
    done = {"held": date(2023, 5, 30), "draft": date(2023, 6, 20)}
    found = {
        each.rule.code: each
        for each in steps_of(
            steps(),
            Anchors(date(2023, 5, 30), done),
            today=date(2023, 6, 21),
            days=HOLIDAYS,
            counting=COUNTING,
            term_of=lambda code: term(5, code=code),
        )
    }

    assert found["draft"].state is StepState.LATE
    assert found["observed"].due == date(2023, 6, 27)
    assert found["final"].due == date(2023, 7, 5)


@pytest.mark.parametrize(
    ("year", "codes"),
    [(2021, []), (2022, ["may", "september"]), (2023, ["may", "september"]), (2040, ["may", "september"])],
)
def test_the_law_asks_for_two_a_year_since_it_is_in_force(year: int, codes: list[str]) -> None:
    assert [each.rule.code for each in duties_of(year)] == codes


def test_may_and_september_whole() -> None:
    spans = [(each.first, each.last) for each in duties_of(2026)]
    assert spans == [(date(2026, 5, 1), date(2026, 5, 31)), (date(2026, 9, 1), date(2026, 9, 30))]


def test_every_row_of_the_data_says_its_norm() -> None:
    assert all(each.norm for each in obligations())
    assert all(each.norm for each in projection_rules().values())
    assert {each.sure for each in projection_rules().values()} == {Sure.UNSURE}
    assert all(each.term for each in asker_kinds().values())
