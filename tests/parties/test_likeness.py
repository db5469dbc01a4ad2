"""Whether likely duplicates are found: rule by rule, and measured on a labelled set as docs/parties.md says."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parties.labelled import crowd, labelled

from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.domain.likeness import Traits, likeness_of
from faro.parties.domain.names import edits, name_data, name_likeness, words_of_name
from faro.parties.selectors.likely import codes_of

DOCUMENT = Path(__file__).parents[2] / "docs" / "parties.md"
TUNED, HELD_OUT = 1, (2, 3)


def likeness(one: str, other: str) -> float:
    return name_likeness(words_of_name(one), words_of_name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("María de la Prueba", "PRUEBA MARIA"),
        ("Ñusta Prueba", "Nusta Prueba"),
        ("Prueba Uno, Vecina", "Vecina Prueba Uno"),
        ("Ma. Prueba", "María Prueba"),
        ("Junta Vecinal 7", "junta vecinal N° 07".replace("N° ", "")),
    ],
)
def test_case_accents_particles_and_order_do_not_count(one: str, other: str) -> None:
    assert likeness(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Bisente", "Vicente"), ("Huaman", "Guamán"), ("Yactayo", "Llactayo"), ("Sesilia", "Cecilia")]
)
def test_spellings_that_sound_alike_count_almost_as_the_same(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(name_data()["likeness"]["same_sound"])


def test_a_missing_second_name_counts_less_than_another_name() -> None:
    whole = "Alfa Beta Gamma Delta"
    assert likeness(whole, "Alfa Gamma Delta") > 0.9 > likeness(whole, "Alfa Omega Gamma Delta")


def test_parties_told_apart_by_a_number_are_not_alike() -> None:
    assert likeness("Comedor de prueba 1", "Comedor de prueba 2") == 0


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_has_no_order_and_stays_between_0_and_1(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0 <= likeness(one, other) <= 1


@given(st.text(max_size=30))
def test_a_name_is_wholly_like_itself(name: str) -> None:
    assert likeness(name, name) == (pytest.approx(1) if words_of_name(name) else 0)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("casa", "caas", 1), ("casa", "cas", 1), ("casa", "caza", 1), ("", "abc", 3), ("ab", "ba", 1)],
)
def test_errors_are_counted_as_clerks_make_them(one: str, other: str, count: int) -> None:
    assert edits(one, other) == count


BORN = date(1990, 3, 7)
ONE = Traits("person", ("Vecina De Prueba Uno",), BORN, "Sector 1", (IdentifierFacts("dni", "00000101"),))


@pytest.mark.parametrize(
    ("other", "rule", "likely"),
    [
        (replace(ONE, names=("Besina Prueba",)), "same_date", True),
        (replace(ONE, birth_date=None, identifiers=(IdentifierFacts("dni", "00000110"),)), "near_identifier", True),
        (replace(ONE, birth_date=date(1990, 7, 3), identifiers=()), "near_date", True),
        (replace(ONE, birth_date=None, identifiers=(IdentifierFacts("dni", "00099999"),)), "other_identifier", False),
        (replace(ONE, birth_date=date(1950, 1, 1), identifiers=()), "other_date", False),
        (replace(ONE, birth_date=None, identifiers=(), sector="SECTOR 1"), "same_place", True),
        (replace(ONE, birth_date=None, identifiers=(), sector=None), "name_alone", True),
    ],
)
def test_what_else_is_known_says_how_alike_names_must_be(other: Traits, rule: str, likely: bool) -> None:  # noqa: FBT001
    found = likeness_of(ONE, other)
    assert (found.rule, found.is_likely) == (rule, likely)
    assert found.words


def test_a_person_is_never_an_organisation() -> None:
    assert not likeness_of(ONE, replace(ONE, kind="organisation")).is_likely


def test_every_threshold_has_its_reason() -> None:
    assert all(len(rule["why"]) > 40 for rule in name_data()["rule"])


@dataclass(frozen=True)
class Measured:
    pairs: int
    precision: float
    recall: float


def is_candidate(one: Traits, other: Traits, wanted: frozenset[str], held: frozenset[str]) -> bool:
    """As the index of codes finds them (faro.parties.selectors.likely), told anew."""
    same_day = one.birth_date is not None and one.birth_date == other.birth_date
    return len(wanted & held) >= (1 if len(wanted) <= 2 or same_day else 2)


def is_found(new: Traits, old: Traits, wanted: frozenset[str], held: frozenset[str]) -> bool:
    return is_candidate(new, old, wanted, held) and likeness_of(new, old).is_likely


def measure(seed: int) -> Measured:
    counts: Counter[tuple[bool, bool]] = Counter()
    for pair in labelled(seed):
        found = is_found(pair.other, pair.one, codes_of(pair.other), codes_of(pair.one))
        counts[pair.same, found] += 1
    true, false, missed = counts[True, True], counts[False, True], counts[True, False]
    return Measured(counts.total(), true / (true + false), true / (true + missed))


def row(seed: int) -> str:
    found = measure(seed)
    role = "tuning" if seed == TUNED else "held out"
    return f"| {seed} ({role}) | {found.pairs:,} | {found.precision:.3f} | {found.recall:.3f} |"


@pytest.mark.parametrize("seed", [TUNED, *HELD_OUT])
def test_the_document_tells_precision_and_recall_as_measured(seed: int) -> None:
    assert row(seed) in DOCUMENT.read_text("utf-8")


def alarms(people: int = 2_000, newcomers: int = 200) -> str:
    """How often someone new is asked about somebody else who is not them."""
    coded = [(each, codes_of(each)) for each in crowd(11, people + newcomers)]
    asked = sum(any(is_found(new, old, wanted, held) for old, held in coded[:people]) for new, wanted in coded[people:])
    return f"Of {newcomers} newcomers to a list of {people:,} different people, {asked} were"


def test_the_document_tells_how_often_newcomers_are_taken_for_others() -> None:
    assert alarms() in DOCUMENT.read_text("utf-8")
