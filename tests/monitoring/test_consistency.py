"""What is warned of as a programme is entered. Figures are worked by hand; money is in céntimos."""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.monitoring.domain.consistency import (
    ActionTexts,
    ActivityFacts,
    LastYear,
    Warning_,
    default_settings,
    warnings_of,
)

UNIT = 10**6
EMPTY: tuple[int | None, ...] = (None,) * 12
ACTIONS = (
    ActionTexts("A.PATROL", "Servicio de patrullaje municipal", ("Sectores con patrullaje permanente",)),
    ActionTexts("A.WASTE", "Manejo de residuos sólidos y su disposición final", ("Residuos dispuestos",)),
    ActionTexts("A.GREEN", "Mantenimiento de áreas verdes", ("Áreas verdes conservadas",)),
)
SOUND = ActivityFacts(
    code="AO1",
    name="Poda de árboles y riego de jardines",
    unit="U1",
    action="A.GREEN",
    measure="M2",
    aggregation="annual_total",
    priority="2",
    physical=(UNIT,) * 12,
    financial=(100_00,) * 12,
    unit_name="Limpieza y áreas verdes",
)


def months(*values: int) -> tuple[int | None, ...]:
    """The year from January, the rest empty; whole units."""
    return (*(value * UNIT for value in values), *EMPTY[len(values) :])


def found(*activities: ActivityFacts, pia: dict[str, int] | None = None) -> tuple[Warning_, ...]:
    return warnings_of(activities, ACTIONS, pia or {})


def codes(warnings: Sequence[Warning_]) -> list[str]:
    return [each.code for each in warnings]


def test_a_sound_activity_is_left_in_peace() -> None:
    assert found(SOUND, pia={"U1": 1_200_00}) == ()


# Budget


def test_a_programme_over_the_pia_says_by_how_much() -> None:
    (warning,) = found(SOUND, replace(SOUND, code="AO2", name="Compostaje", action="A.WASTE"), pia={"U1": 2_000_00})

    assert (warning.code, warning.subject, warning.of_unit) == ("over_pia", "U1", True)
    assert "S/ 400.00" in warning.sentence
    assert warning.reasons == ("Programado: S/ 2,400.00", "PIA: S/ 2,000.00")


def test_a_programme_under_the_pia_counts_the_activities_without_amounts() -> None:
    (warning,) = found(
        SOUND, replace(SOUND, code="AO2", name="Compostaje", action="A.WASTE", financial=EMPTY), pia={"U1": 1_500_00}
    )

    assert warning.code == "under_pia"
    assert "S/ 300.00" in warning.sentence
    assert warning.reasons[-1] == "1 actividad sin montos."


def test_one_centimo_is_a_difference() -> None:
    assert codes(found(SOUND, pia={"U1": 1_200_01})) == ["under_pia"]


def test_a_unit_with_a_pia_and_no_activity_lacks_all_of_it() -> None:
    (warning,) = found(pia={"U9": 50_00})

    assert (warning.code, warning.subject) == ("under_pia", "U9")


def test_a_unit_without_pia_is_not_held_against_one() -> None:
    assert found(SOUND, pia={}) == ()


# Actions


def test_without_action_three_are_suggested_and_none_is_taken() -> None:
    activity = replace(SOUND, action=None, name="Ronda de serenos, barrido de calles y poda")

    (warning,) = found(activity)

    assert warning.code == "without_action"
    assert {each.code for each in warning.suggestions} == {"A.PATROL", "A.WASTE", "A.GREEN"}
    assert all(each.reasons for each in warning.suggestions)
    assert activity.action is None


def test_work_that_the_plan_does_not_name_is_named() -> None:
    (warning,) = found(replace(SOUND, action=None, name="Matrimonio civil masivo", unit_name=""))

    assert "«registro civil»" in warning.sentence
    assert "Planeamiento" in warning.sentence


def test_an_action_that_is_not_in_the_plan_is_named() -> None:
    (warning,) = found(replace(SOUND, action="A.OTHER"))

    assert warning.code == "unknown_action"
    assert "A.OTHER" in warning.sentence


def test_a_text_closer_to_another_action_gives_both_scores_and_the_words() -> None:
    (warning,) = found(replace(SOUND, name="Ronda nocturna de serenos", measure="", unit_name=""))

    assert warning.code == "closer_to_another"
    assert [each.code for each in warning.suggestions] == ["A.PATROL"]
    assert "A.PATROL" in warning.sentence
    assert "A.GREEN (0 %)" in warning.sentence
    assert "«serenos»" in warning.reasons[0]


def test_a_text_that_fits_two_actions_alike_is_left_with_its_own() -> None:
    assert found(replace(SOUND, name="Poda de árboles y barrido de calles", unit_name="")) == ()


def test_a_plan_without_actions_gives_no_warning_about_them() -> None:
    assert warnings_of([replace(SOUND, action=None)], (), {}) == ()


# Wording


def test_routine_is_told_with_its_words() -> None:
    (warning,) = found(replace(SOUND, name="Atención de expedientes de áreas verdes"))

    assert warning.code == "routine"
    assert warning.reasons[0].startswith("«atención» y «expedientes»")


def test_an_activity_without_a_name_yet_is_examined_by_its_months_only() -> None:
    assert codes(found(replace(SOUND, name="  ", action=None, physical=EMPTY))) == ["without_programme"]


def test_near_duplicates_of_two_units_name_each_other() -> None:
    other = replace(SOUND, code="AO2", name="PODA DE ARBOLES Y RIEGO DE JARDIN", unit="U2", unit_name="Parques")

    first, second = found(SOUND, other)

    assert (first.code, first.subject, second.subject) == ("alike_in_units", "AO1", "AO2")
    assert "AO2, Parques" in first.reasons[0]
    assert "AO1, Limpieza y áreas verdes" in second.reasons[0]


def test_the_same_name_in_one_unit_is_no_matter_between_units() -> None:
    assert found(SOUND, replace(SOUND, code="AO2")) == ()


def test_many_companions_are_cut_and_counted() -> None:
    many = [replace(SOUND, code=f"AO{number}", unit=f"U{number}") for number in range(9)]

    warnings = [each for each in found(*many) if each.code == "alike_in_units"]

    assert len(warnings) == 9
    assert all(len(each.reasons) == 6 and each.reasons[-1] == "y 3 más" for each in warnings)


# The year before


def test_a_copy_of_last_year_is_noticed_whatever_its_capitals() -> None:
    before = LastYear("PODA DE ARBOLES, Y RIEGO DE JARDINES.", SOUND.physical, SOUND.financial)

    (warning,) = found(replace(SOUND, last_year=before))

    assert warning.code == "copied"
    assert len(warning.reasons) == 3


@pytest.mark.parametrize(
    "before",
    [
        LastYear("Poda de árboles", SOUND.physical),
        LastYear(SOUND.name, (2 * UNIT, *SOUND.physical[1:])),
        LastYear(SOUND.name, EMPTY),
    ],
)
def test_another_name_or_another_month_is_no_copy(before: LastYear) -> None:
    assert found(replace(SOUND, last_year=before)) == ()


def test_two_empty_years_are_no_copy() -> None:
    assert codes(found(replace(SOUND, physical=EMPTY, last_year=LastYear(SOUND.name, EMPTY)))) == ["without_programme"]


# Months


@pytest.mark.parametrize("physical", [EMPTY, (0,) * 12, (0, None) * 6])
def test_no_programme_at_all_is_told_with_the_money_that_has_none(physical: tuple[int | None, ...]) -> None:
    (warning,) = found(replace(SOUND, physical=physical))

    assert warning.code == "without_programme"
    assert warning.reasons == ("Tiene S/ 1,200.00 programados sin meta física.",)


def test_months_without_a_way_to_add_them_up() -> None:
    assert codes(found(replace(SOUND, aggregation=""))) == ["without_aggregation"]


def test_a_stock_that_falls_names_the_months() -> None:
    (warning,) = found(replace(SOUND, aggregation="monthly_stock", physical=months(10, 40, 0, 30, 35, 20)))

    assert warning.code == "stock_falls"
    assert warning.reasons == ("En abril baja de 40 a 30.", "En junio baja de 35 a 20.")


@pytest.mark.parametrize("values", [(10, 20, 20, 35), (10, 0, 12), (5,)])
def test_a_stock_that_stays_or_grows_is_sound_and_zeros_say_nothing(values: tuple[int, ...]) -> None:
    assert found(replace(SOUND, aggregation="monthly_stock", physical=months(*values))) == ()


def test_sums_carried_forward_are_recognised() -> None:
    (warning,) = found(replace(SOUND, physical=months(10, 20, 30, 40)))

    assert warning.code == "carried_forward"
    assert warning.reasons == ("Van de 10 en 10 y suman 100.",)


@pytest.mark.parametrize("values", [(10, 20, 30), (10, 20, 30, 50), (5, 10, 20, 40)])
def test_three_steps_or_uneven_ones_are_no_sums_carried_forward(values: tuple[int, ...]) -> None:
    assert found(replace(SOUND, physical=months(*values))) == ()


def test_percentages_that_would_be_added() -> None:
    (warning,) = found(replace(SOUND, measure="Porcentaje", physical=months(60, 60)))

    assert warning.code == "percent_added"
    assert warning.reasons == ("Suman 120 %.",)


def test_percentages_that_make_up_a_hundred_are_sound() -> None:
    assert found(replace(SOUND, measure="PORCENTAJE", physical=months(40, 60))) == ()


def test_a_month_over_a_hundred_per_cent() -> None:
    (warning,) = found(replace(SOUND, measure="%", aggregation="not_cumulative", physical=months(100, 101)))

    assert warning.code == "percent_over_100"
    assert warning.reasons == ("febrero: 101 %",)


def test_a_year_has_twelve_months() -> None:
    with pytest.raises(ValueError, match="twelve"):
        replace(SOUND, physical=(1, 2))


# Rules that hold whatever is entered

MONTHS = st.lists(st.none() | st.integers(0, 5).map(lambda value: value * UNIT), min_size=12, max_size=12).map(tuple)
ENTERED = st.builds(
    replace,
    st.just(SOUND),
    name=st.sampled_from(["", "Poda", "Ronda de serenos", "Pago de planillas", "Poda de árboles y riego de jardines"]),
    unit=st.sampled_from(["U1", "U2"]),
    action=st.sampled_from([None, "A.GREEN", "A.PATROL", "gone"]),
    aggregation=st.sampled_from(["", "annual_total", "monthly_stock", "not_cumulative"]),
    physical=MONTHS,
    financial=MONTHS,
)
SHEETS = st.lists(ENTERED, max_size=5).map(lambda rows: [replace(row, code=f"AO{at}") for at, row in enumerate(rows)])


@given(SHEETS)
def test_every_warning_is_about_something_entered_and_says_what_to_do(activities: list[ActivityFacts]) -> None:
    warnings = warnings_of(activities, ACTIONS, {"U1": 100_00})

    known = {activity.code for activity in activities}
    assert all(each.subject == "U1" if each.of_unit else each.subject in known for each in warnings)
    assert all(each.sentence.endswith(".") for each in warnings)
    assert len({(each.code, each.subject) for each in warnings}) == len(warnings)


@given(SHEETS, st.integers(0, 10**9))
def test_the_budget_is_silent_exactly_when_programme_and_pia_agree(activities: list[ActivityFacts], pia: int) -> None:
    programmed = sum(amount or 0 for each in activities if each.unit == "U1" for amount in each.financial)

    assert [each for each in warnings_of(activities, ACTIONS, {"U1": programmed}) if each.of_unit] == []
    of_units = [each.code for each in warnings_of(activities, ACTIONS, {"U1": pia}) if each.of_unit]
    assert of_units == ([] if pia == programmed else ["over_pia" if programmed > pia else "under_pia"])


@given(SHEETS)
def test_activities_are_told_of_in_the_order_given(activities: list[ActivityFacts]) -> None:
    subjects = [each.subject for each in warnings_of(activities, ACTIONS, {})]

    assert subjects == sorted(subjects)


@given(MONTHS)
def test_a_stock_brought_into_order_is_never_said_to_fall(physical: tuple[int | None, ...]) -> None:
    filled = iter(sorted(value for value in physical if value))
    ordered = tuple(next(filled) if value else value for value in physical)

    warnings = found(replace(SOUND, aggregation="monthly_stock", physical=ordered))

    assert "stock_falls" not in codes(warnings)


def test_a_tolerance_can_be_set() -> None:
    tolerant = replace(default_settings(), pia_tolerance=100)

    assert warnings_of([SOUND], ACTIONS, {"U1": 1_201_00}, tolerant) == ()
    assert codes(warnings_of([SOUND], ACTIONS, {"U1": 1_201_01}, tolerant)) == ["under_pia"]


def test_four_hundred_activities_are_examined_while_someone_waits() -> None:
    activities = [
        replace(SOUND, code=f"AO{number:03}", name=f"{SOUND.name} del sector {number}", unit=f"U{number % 60}")
        for number in range(400)
    ]
    began = perf_counter()

    found(*activities)

    assert perf_counter() - began < 5  # half a second on an idle machine; this one is shared
