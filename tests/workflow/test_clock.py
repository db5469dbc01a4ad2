"""A term that starts, stops, runs on and ends: cases counted with a pencil on the calendar of Peru for 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.workflow.reference import due_by_hand

from faro.workflow.calendar import Calendar
from faro.workflow.clock import Clock, ClockError, ClockState, Counting, DayKind
from faro.workflow.clock_record import from_record, to_record
from faro.workflow.holidays import FromEaster, Holiday, Once, Yearly

FIXED = ((1, 1), (5, 1), (7, 23), (7, 28), (7, 29), (8, 6), (12, 8), (12, 9), (12, 25))
PERU = Calendar(
    (
        *(Holiday(f"{day:02}/{month:02}", Yearly(month, day)) for month, day in FIXED),
        Holiday("Jueves Santo", FromEaster(-3)),
        Holiday("Viernes Santo", FromEaster(-2)),
    )
)
MONDAY = date(2026, 7, 20)


def test_ten_working_days_pass_over_weekends_and_holidays() -> None:
    # 21, 22, 24, 27, 30, 31 July; 3, 4, 5, 7 August: not 23, 28 and 29 July nor 6 August
    assert Clock(MONDAY, 10).due(PERU) == date(2026, 8, 7)


def test_a_calendar_term_ends_on_a_working_day() -> None:
    clock = Clock(MONDAY, 8, DayKind.CALENDAR)  # the 28th, a holiday like the 29th

    assert clock.due(PERU) == date(2026, 7, 30)


def test_a_calendar_term_may_end_where_it_ends() -> None:
    clock = Clock(MONDAY, 8, DayKind.CALENDAR, counting=Counting(ends_on_working_day=False))

    assert clock.due(PERU) == date(2026, 7, 28)


def test_what_is_filed_on_a_saturday_counts_as_filed_on_monday_where_the_rule_says_so() -> None:
    saturday = date(2026, 7, 18)

    assert Clock(saturday, 1).due(PERU) == MONDAY
    assert Clock(saturday, 1, counting=Counting(starts_on_working_day=True)).due(PERU) == date(2026, 7, 21)


def test_a_suspension_holds_the_days_back() -> None:
    clock = Clock(MONDAY, 5).suspended(date(2026, 7, 22), calendar=PERU, reason="Se pidió una aclaración")

    assert clock.due(PERU) is None
    assert clock.state(date(2026, 7, 21), PERU) is ClockState.RUNNING
    assert clock.state(date(2026, 9, 1), PERU) is ClockState.SUSPENDED
    assert clock.remaining(date(2026, 9, 1), PERU) == 4

    # 21 July before; 10, 11, 12 and 13 August after
    clock = clock.resumed(date(2026, 8, 10))
    assert clock.due(PERU) == date(2026, 8, 13)
    assert clock.state(date(2026, 8, 9), PERU) is ClockState.SUSPENDED
    assert clock.state(date(2026, 8, 10), PERU) is ClockState.RUNNING
    assert clock.suspensions[0].reason == "Se pidió una aclaración"


def test_an_extension_is_seen_and_counted() -> None:
    clock = Clock(MONDAY, 2).extended(
        2, on=date(2026, 7, 22), calendar=PERU, reason="Hay que pedir datos a otra unidad"
    )

    assert clock.due(PERU) == date(2026, 7, 27)
    assert clock.state(date(2026, 7, 21), PERU) is ClockState.RUNNING
    assert clock.state(date(2026, 7, 24), PERU) is ClockState.EXTENDED
    assert clock.state(date(2026, 7, 28), PERU) is ClockState.OVERDUE


def test_days_left_and_days_late() -> None:
    clock = Clock(MONDAY, 3)  # 21, 22, 24

    assert [clock.remaining(date(2026, 7, day), PERU) for day in (20, 21, 22, 23, 24, 25)] == [3, 2, 1, 1, 0, 0]
    assert [clock.overdue(date(2026, 7, day), PERU) for day in (24, 25, 27, 30)] == [0, 0, 1, 2]
    assert Clock(MONDAY, 1, DayKind.CALENDAR).overdue(date(2026, 7, 25), PERU) == 4


def test_a_holiday_declared_later_moves_the_due_day() -> None:
    clock = Clock(MONDAY, 2)
    with_decree = Calendar((*PERU.holidays, Holiday("Duelo", Once(date(2026, 7, 22)))))

    assert (clock.due(PERU), clock.due(with_decree)) == (date(2026, 7, 22), date(2026, 7, 24))


def test_states_read_in_spanish() -> None:
    assert [state.words for state in ClockState] == ["En plazo", "Suspendido", "Ampliado", "Vencido"]


@pytest.mark.parametrize(
    ("mistake", "sentence"),
    [
        (lambda clock: clock.resumed(MONDAY), "no está suspendido"),
        (lambda clock: clock.suspended(date(2026, 9, 1), calendar=PERU, reason="Tarde"), "vencido"),
        (lambda clock: clock.suspended(date(2026, 7, 1), calendar=PERU, reason="Antes"), "antes de que empiece"),
        (lambda clock: clock.suspended(MONDAY, calendar=PERU, reason="  "), "motivo"),
        (lambda clock: clock.extended(0, on=MONDAY, calendar=PERU, reason="Nada"), "al menos un día"),
        (lambda clock: clock.extended(3, on=date(2026, 9, 1), calendar=PERU, reason="Tarde"), "vencido"),
        (lambda clock: clock.extended(3, on=date(2026, 7, 1), calendar=PERU, reason="Antes"), "antes de que empiece"),
        (lambda clock: stopped(clock).suspended(MONDAY, calendar=PERU, reason="Otra vez"), "ya está suspendido"),
        (lambda clock: stopped(clock).resumed(date(2026, 7, 19)), "antes de suspenderse"),
        (
            lambda clock: stopped(clock).resumed(date(2026, 7, 30)).suspended(MONDAY, calendar=PERU, reason="Cruza"),
            "antes de que termine la anterior",
        ),
        (lambda clock: Clock(MONDAY, 0), "al menos un día"),
        (lambda clock: Clock(date(9999, 12, 30), 10).due(PERU), "no termina"),
    ],
)
def test_what_makes_no_sense_is_refused(mistake: object, sentence: str) -> None:
    with pytest.raises(ClockError, match=sentence):
        mistake(Clock(MONDAY, 5))  # type: ignore[operator]


def stopped(clock: Clock) -> Clock:
    return clock.suspended(date(2026, 7, 21), calendar=PERU, reason="Se pidió una aclaración")


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    days = draw(st.lists(DAYS, max_size=25))
    return Calendar(
        tuple(Holiday("x", Once(day)) for day in days), draw(st.sampled_from([frozenset({5, 6}), frozenset({6})]))
    )


@st.composite
def histories(draw: st.DrawFn) -> tuple[Clock, Calendar]:
    """A clock with whatever may happen to one, in order, and not stopped at the end."""
    calendar = draw(calendars())
    clock = Clock(
        draw(DAYS),
        draw(st.integers(1, 40)),
        draw(st.sampled_from(DayKind)),
        counting=Counting(*(draw(st.booleans()) for _option in range(5))),
    )
    day = clock.start
    for _event in range(draw(st.integers(0, 4))):
        day += timedelta(days=draw(st.integers(0, 15)))
        due = clock.due(calendar)
        if due is None or day > due:
            break
        if draw(st.booleans()):
            clock = clock.extended(draw(st.integers(1, 10)), on=day, calendar=calendar, reason="Más tiempo")
        else:
            clock = clock.suspended(day, calendar=calendar, reason="Falta algo")
            day += timedelta(days=draw(st.integers(0, 30)))
            clock = clock.resumed(day)
    return clock, calendar


@given(histories())
def test_the_due_day_is_the_one_counted_by_hand(case: tuple[Clock, Calendar]) -> None:
    clock, calendar = case

    assert clock.due(calendar) == due_by_hand(clock, calendar.is_working)


@given(histories(), DAYS)
def test_left_and_late_never_at_once_and_overdue_means_late(case: tuple[Clock, Calendar], today: date) -> None:
    clock, calendar = case
    due = clock.due(calendar)
    assume(due is not None and today >= clock.start)

    left = clock.remaining(today, calendar)

    assert not (left and clock.overdue(today, calendar))
    assert 0 <= left <= clock.total_days
    if clock.state(today, calendar) is ClockState.OVERDUE:
        assert due is not None
        assert today > due
        assert left == 0


@given(histories(), st.booleans())
def test_a_clock_comes_back_as_it_was_stored(case: tuple[Clock, Calendar], stop: bool) -> None:  # noqa: FBT001
    clock, calendar = case
    due = clock.due(calendar)
    if stop and due and all(each.until and each.until <= due for each in clock.suspensions):
        clock = clock.suspended(due, calendar=calendar, reason="Falta algo", norm="Ley 27444")

    assert from_record(to_record(clock)) == clock


@pytest.mark.parametrize(
    "change", [{"days": "5"}, {"days": True}, {"start": "hoy"}, {"kind": "lunar"}, {"counting": {"x": 1}}]
)
def test_a_record_that_is_no_clock_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ClockError, match="no se entiende"):
        from_record({**to_record(Clock(MONDAY, 5)), **change})
