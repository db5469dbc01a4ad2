"""Which entries a text is near to, and why."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.matching.corpus import Corpus
from faro.matching.entry import Entry, Part, Query, Text

WORDS = {"light_weight": 0.25, "unknown_weight": 0.5, "likeness": 0.75, "shortest_slip": 5}
PLAIN = {
    "words": WORDS,
    "query": {"prior": 0.2},
    "answer": {"suggestions": 3, "least": 0.05, "sure": 0.4, "reasons": 4},
}
"""Settings without thesaurus, so that scores can be worked by hand."""

WITH_KIN = {**PLAIN, "kin": {"word": 0.8, "phrase": 1.0, "phrase_rarity": 0.7}}


def entry(code: str, *texts: str) -> Entry:
    return Entry(code, tuple(Text(text) for text in texts))


PATROL = entry("A1", "Patrullaje en los sectores")
WASTE = entry("A2", "Manejo de los residuos sólidos")
GREEN = entry("A3", "Mantenimiento de áreas verdes")
ACTIONS = (PATROL, WASTE, GREEN)


def test_the_score_is_the_part_of_the_texts_weight_that_is_found() -> None:
    corpus = Corpus.of([entry("A", "muelle pesquero"), entry("B", "muelle turístico")], PLAIN)
    # «muelle» is in both entries: log(1 + 2/2); «pesquero» in one: log(1 + 2/1); «faro» in none: half of log(1 + 2).
    shared, single, unknown = log(2), log(3), log(3) / 2

    first, second = corpus.nearest("muelle pesquero faro")

    assert (first.code, second.code) == ("A", "B")
    assert first.score == pytest.approx((shared + single) / (shared + single + unknown))
    assert second.score == pytest.approx(shared / (shared + single + unknown))


def test_a_light_word_weighs_a_quarter() -> None:
    corpus = Corpus.of([entry("A", "programa pesquero"), entry("B", "muelle")], PLAIN)

    (found,) = corpus.nearest("programa muelle pesquero", limit=1)

    assert found.code == "A"
    assert found.score == pytest.approx((0.25 * log(3) + log(3)) / (2.25 * log(3)))


def test_the_weight_of_an_entrys_text_counts() -> None:
    entries = [Entry("A", (Text("muelle", 0.5),)), Entry("B", (Text("muelle", 1.0),))]

    found = Corpus.of(entries, PLAIN).nearest("muelle")

    assert [(each.code, each.score) for each in found] == [("B", 1.0), ("A", 0.5)]


def test_parts_are_weighed_against_one_another() -> None:
    corpus = Corpus.of([entry("A", "muelle"), entry("B", "parque")], PLAIN)
    query = Query((Part("muelle", 3.0), Part("parque", 1.0, "unidad"), Part("", 5.0, "vacía")))

    found = corpus.nearest(query)

    assert [(each.code, each.score) for each in found] == [("A", 0.75), ("B", 0.25)]
    assert found[1].reasons[0].part == "unidad"


def test_a_prior_speaks_for_an_entry_with_its_declared_weight() -> None:
    corpus = Corpus.of([entry("A", "muelle"), entry("B", "parque")], PLAIN)

    found = corpus.nearest(Query((Part("muelle"),), {"B": 0.5, "no such code": 1.0}))

    assert [(each.code, each.score) for each in found] == [("A", 1.0), ("B", 0.1)]


@pytest.mark.parametrize("typed", ["PATRULAJE", "patrullage", "Patrullajes", "PATRULLAJE.", "patrull."])
def test_slips_plurals_and_cut_words_are_recognised(typed: str) -> None:
    assert Corpus.of(ACTIONS, PLAIN).nearest(typed, limit=1)[0].code == "A1"


def test_a_short_word_with_another_letter_is_another_word() -> None:
    assert Corpus.of([entry("A", "casa")], PLAIN).nearest("cama") == ()


def test_kindred_words_reach_the_action_that_names_their_service() -> None:
    corpus = Corpus.of(ACTIONS, WITH_KIN)

    assert corpus.nearest("ronda de serenos", limit=1)[0].code == "A1"
    assert corpus.nearest("poda de árboles en la berma", limit=1)[0].code == "A3"
    assert corpus.nearest("barrido de calles", limit=1)[0].code == "A2"
    assert Corpus.of(ACTIONS, PLAIN).nearest("barrido de calles") == ()


def test_work_that_no_entry_names_is_said_to_be_outside() -> None:
    answer = Corpus.of(ACTIONS, WITH_KIN).answer("matrimonio civil masivo")

    assert answer.outside is not None
    assert answer.outside.name == "registro civil"
    assert answer.beyond
    assert not any(each.sure for each in answer.suggestions)


def test_work_that_an_entry_names_is_not_outside() -> None:
    answer = Corpus.of((*ACTIONS, entry("A4", "Registro civil eficiente")), WITH_KIN).answer("matrimonio civil masivo")

    assert answer.suggestions[0].code == "A4"
    assert answer.suggestions[0].sure
    assert not answer.beyond


def test_reasons_are_the_words_as_typed_the_heaviest_first() -> None:
    corpus = Corpus.of([entry("A", "muelle pesquero"), entry("B", "muelle")], PLAIN)

    reasons = corpus.nearest("Muelle PESQUERO", limit=1)[0].reasons

    assert [reason.word for reason in reasons] == ["pesquero", "muelle"]
    assert sum(reason.share for reason in reasons) == pytest.approx(1)


def test_nothing_is_suggested_for_a_text_without_words_or_of_words_nobody_knows() -> None:
    corpus = Corpus.of(ACTIONS, PLAIN)

    assert corpus.nearest("") == corpus.nearest("¡…!") == corpus.nearest("xilofón zodiacal") == ()
    assert Corpus.of((), PLAIN).nearest("patrullaje") == ()


def test_two_entries_of_one_code_are_refused() -> None:
    with pytest.raises(ValueError, match="one code"):
        Corpus.of((PATROL, PATROL))


VOCABULARY = [
    "patrullaje",
    "serenos",
    "residuos",
    "solidos",
    "poda",
    "areas",
    "verdes",
    "programa",
    "ronda",
    "matrimonio",
    "xyz",
]
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join)
DEMONSTRATION = Corpus.of(ACTIONS, WITH_KIN)


@given(TEXTS)
def test_scores_lie_between_0_and_1_and_fall(text: str) -> None:
    scores = [each.score for each in DEMONSTRATION.answer(text).suggestions]

    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@given(st.permutations(VOCABULARY))
def test_the_order_of_the_words_changes_nothing(words: list[str]) -> None:
    def codes(text: str) -> list[tuple[str, float]]:
        return [(each.code, round(each.score, 12)) for each in DEMONSTRATION.answer(text).suggestions]

    assert codes(" ".join(words)) == codes(" ".join(VOCABULARY))


@given(TEXTS, st.permutations(ACTIONS))
def test_the_order_of_the_entries_changes_nothing(text: str, entries: list[Entry]) -> None:
    def codes(corpus: Corpus) -> list[tuple[str, float]]:
        return [(each.code, round(each.score, 12)) for each in corpus.answer(text).suggestions]

    assert codes(Corpus.of(entries, WITH_KIN)) == codes(DEMONSTRATION)
