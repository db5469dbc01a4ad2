"""How well a target can be checked: worked by hand for the plans of Ilo, and rules that hold for any target."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.promises.domain.data_files import data_file
from faro.promises.domain.deadlines import in_words, last_day, precision
from faro.promises.domain.proposing import LinkedFigure, proposed_state
from faro.promises.domain.quality import TargetFacts, is_vague, names_whole, pledge_quality, target_quality
from faro.promises.domain.scale import scale, scale_state, state_label, states
from faro.promises.domain.words import code_prefix, place_words, quotation, title_of
from faro.reading.pledges.model import Kind

FACTS = st.builds(
    TargetFacts,
    kind=st.sampled_from(Kind),
    text=st.sampled_from(["", "90% (sin indicador)", "90 % de comerciantes", "un relleno sanitario"]),
    quantity=st.none() | st.integers(0, 10**12),
    unit=st.sampled_from(["", "%", "programa", "relleno sanitario", "% de comerciantes", "acciones"]),
    comparator=st.sampled_from(["", "=", ">=", "<"]),
    baseline=st.none() | st.integers(0, 10**12),
    deadline=st.sampled_from(["", "2022", "2022-06"]),
    deadline_inherited=st.booleans(),
    indicator=st.sampled_from(["", "Porcentaje de comerciantes"]),
)


def test_what_has_no_deadline_is_not_said_to_have_that_of_its_heading() -> None:
    found = target_quality(TargetFacts(Kind.COUNT, "4 ferias", 4, "ferias", "=", None, ""))

    # number 20 + unit 25 + comparator 5 of 70: both points of the deadline are lost, one sentence says so
    assert (found.score, [reason.code for reason in found.reasons]) == (71, ["deadline"])


@pytest.mark.parametrize(
    ("facts", "score"),
    [
        # 90% (sin indicador), 2022 of the heading: number 20 + deadline 15 + comparator 5 of 85
        (TargetFacts(Kind.PERCENTAGE, "90% (sin indicador)", 90, "%", "=", None, "2022", deadline_inherited=True), 47),
        # one programme: number 20 + deadline 15 + comparator 5 of 70, its unit is vague
        (TargetFacts(Kind.COUNT, "01 Programa", 1, "programa", "=", None, "2022", deadline_inherited=True), 57),
        # a landfill with its own deadline: everything
        (TargetFacts(Kind.COUNT, "Un relleno sanitario al 2022", 1, "relleno sanitario", "=", None, "2022"), 100),
        # nothing but a thing: deadline 15 of 65
        (
            TargetFacts(
                Kind.DELIVERABLE,
                "Programa de participación",
                None,
                "programa",
                "",
                None,
                "2022",
                deadline_inherited=True,
            ),
            23,
        ),
        (TargetFacts(Kind.NONE), 0),
    ],
)
def test_a_score_is_the_share_of_the_points_that_the_kind_calls_for(facts: TargetFacts, score: int) -> None:
    assert target_quality(facts).score == score


def test_a_percentage_of_nothing_is_hard_to_check_and_says_why() -> None:
    found = target_quality(TargetFacts(Kind.PERCENTAGE, "90%", 90, "%", "=", None, "2022", deadline_inherited=True))

    assert (found.level, found.reasons[0].code) == ("poor", "denominator")
    assert names_whole(TargetFacts(Kind.PERCENTAGE, "70 % de comerciantes", 70, "%"))


@given(FACTS)
def test_a_score_lies_between_0_and_100_and_misses_nothing_only_at_100(facts: TargetFacts) -> None:
    found = target_quality(facts)

    assert 0 <= found.score <= 100
    assert (found.score == 100) == (not found.reasons)
    assert all(reason.points > 0 and reason.text for reason in found.reasons)


@given(FACTS, st.sampled_from(["2022", "2022-06-30"]))
def test_to_say_more_never_makes_it_worse(facts: TargetFacts, deadline: str) -> None:
    before = target_quality(facts).score
    better = [replace(facts, deadline=deadline, deadline_inherited=False), replace(facts, baseline=1)]
    better += [replace(facts, indicator="Porcentaje de comerciantes")]
    better += [replace(facts, comparator=facts.comparator or "=")]

    assert all(target_quality(each).score >= before for each in better)


@given(FACTS)
def test_a_number_never_makes_it_worse_by_more_than_a_comparator_is_worth(facts: TargetFacts) -> None:
    without, having = replace(facts, quantity=None), replace(facts, quantity=1, comparator="=")

    assert target_quality(having).score >= target_quality(without).score


@given(st.lists(FACTS, min_size=1, max_size=4))
def test_a_pledge_is_as_good_as_its_worst_target(targets: list[TargetFacts]) -> None:
    assert pledge_quality(targets).score == min(target_quality(each).score for each in targets)


def test_the_weights_are_data() -> None:
    weights = data_file("quality.toml")["weights"]
    assert set(weights) == {"number", "denominator", "unit", "deadline", "own_deadline", "baseline", "comparator"}
    assert all(weight > 0 for weight in weights.values())


@pytest.mark.parametrize(("unit", "vague"), [("", True), ("Programas", True), ("Gestión", True), ("losas", False)])
def test_one_general_word_is_no_unit(unit: str, *, vague: bool) -> None:
    assert is_vague(unit) is vague


@pytest.mark.parametrize(
    ("deadline", "last", "words", "how"),
    [
        ("2022", date(2022, 12, 31), "2022", "year"),
        ("2024-02", date(2024, 2, 29), "febrero de 2024", "month"),
        ("2022-06-30", date(2022, 6, 30), "30/06/2022", "day"),
        ("2022-13", None, "2022-13", ""),
        ("pronto", None, "pronto", ""),
    ],
)
def test_a_deadline_is_a_year_a_month_or_a_day(deadline: str, last: date | None, words: str, how: str) -> None:
    assert (last_day(deadline), in_words(deadline), precision(deadline)) == (last, words, how)


@pytest.mark.parametrize(
    ("deadline", "degrees", "acting", "state"),
    [
        (date(2022, 12, 31), [100.0], True, "cumplida"),
        (date(2021, 12, 31), [100.0], True, "cumplida_fuera_de_plazo"),
        (date(2022, 12, 31), [85.0], True, "cumplida_en_parte"),
        (date(2022, 12, 31), [100.0, 40.0], True, "incumplida"),
        (date(2024, 12, 31), [40.0], True, "en_marcha"),
        (date(2024, 12, 31), [0.0], True, "sin_iniciar"),
        (None, [40.0], True, "en_marcha"),
        (date(2022, 12, 31), [None], True, ""),
        (date(2022, 12, 31), [], True, "en_marcha"),
        (date(2022, 12, 31), [], False, ""),
    ],
)
def test_figures_propose_by_the_worst_of_the_newest_day(
    deadline: date | None, degrees: list[float | None], *, acting: bool, state: str
) -> None:
    figures = [LinkedFigure(date(2022, 12, 31), degree) for degree in degrees]
    assert proposed_state(deadline, figures, acting=acting) == state


def test_the_scale_names_its_states_and_where_others_have_theirs() -> None:
    assert [each.code for each in scale()] == list(states())[1:]
    assert (state_label(""), state_label("cumplida")) == ("Sin evaluar todavía", "Cumplida")
    assert [each.code for each in scale() if each.resolution] == ["reformulada"]
    found = scale_state("cumplida_fuera_de_plazo")
    assert found is not None
    assert found.convoca == "Cumplida fuera del plazo"


@given(st.text(max_size=400), st.integers(2, 30))
def test_a_quotation_never_passes_its_words(text: str, words: int) -> None:
    assert len(quotation(text, words).split()) <= words


@given(st.text(max_size=600))
def test_a_title_is_one_line_that_fits(text: str) -> None:
    assert len(title_of(text)) <= 250
    assert "\n" not in title_of(text)


def test_places_and_codes_read_well() -> None:
    assert place_words(3, 12, "cuadro") == "página 3, línea 12 (cuadro)"
    assert place_words(None, None) == ""
    assert code_prefix("accion-popular-2018") == "AP2018"
