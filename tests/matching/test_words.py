"""How words typed by offices are read."""

from hypothesis import given
from hypothesis import strategies as st

from faro.matching.words import folded, root_of, roots_of, words_of


def test_case_accents_and_the_tilde_of_the_n_make_no_difference() -> None:
    assert roots_of("CAPACITACIÓN DE NIÑOS") == roots_of("capacitacion de ninos")


def test_plural_gender_and_derivations_share_a_root() -> None:
    assert len({root_of(word) for word in ("fiscalizacion", "fiscalizar", "fiscalizadas")}) == 1
    assert root_of("deportivas") == root_of("deportivo")
    assert root_of("obras") == root_of("obra")
    assert root_of("redes") == root_of("red")


def test_words_of_another_sense_keep_apart() -> None:
    assert root_of("personal") != root_of("persona")
    assert root_of("plantas") != root_of("planos")
    assert root_of("camal") != root_of("camara")


def test_a_shortened_word_is_spelt_out() -> None:
    assert roots_of("INSPECC. TECNICA") == roots_of("inspección técnica")
    assert roots_of("MANTTO de parques") == roots_of("mantenimiento de parques")


def test_dotted_initials_are_one_word_and_bring_what_they_stand_for() -> None:
    assert {root_of("residuos"), root_of("solidos"), "rrss"} == roots_of("RR.SS.")
    assert roots_of("EE. FF.") == roots_of("EEFF")


def test_initials_that_nobody_knows_stay_as_they_are() -> None:
    assert roots_of("proyecto XYZW") >= {"xyzw"}


def test_what_is_shown_is_what_was_typed() -> None:
    shown = [word.shown for word in words_of("Sesión de RR.SS. y GESTIÓN")]

    assert shown == ["sesión", "rrss", "rrss", "rrss", "gestión"]


def test_a_dot_at_the_end_of_an_unknown_word_leaves_it_open() -> None:
    words = {word.shown: word for word in words_of("arboriz. del malecón")}

    assert words["arboriz"].cut
    assert not words["malecón"].cut


def test_words_that_say_nothing_are_left_out() -> None:
    assert words_of("de la y por a") == ()
    assert words_of("") == ()
    assert words_of("— … 🚒 ¿?") == ()


@given(st.text(max_size=80))
def test_any_text_is_read_into_words_with_a_root(text: str) -> None:
    assert all(word.root and word.shown for word in words_of(text))


@given(st.text(alphabet="abcdeilnorstz", min_size=1, max_size=20))
def test_a_root_is_never_longer_than_its_word(word: str) -> None:
    assert 0 < len(root_of(word)) <= len(word)


def test_folding_twice_changes_nothing_more() -> None:
    assert folded(folded("Áreas VERDES del Ñuñoa")) == "areas verdes del nunoa"
