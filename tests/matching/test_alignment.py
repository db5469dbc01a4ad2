"""Activities against the actions of a plan."""

import tomllib
from importlib import resources
from time import perf_counter

from faro.matching.alignment import ActionTexts, ActivityTexts, corpus_of_actions, query_of
from faro.matching.data_files import data_file
from faro.matching.words import roots_of

ACTIONS = (
    ActionTexts(
        "1", "Servicio de patrullaje municipal", ("Porcentaje de sectores patrullados",), "Seguridad ciudadana"
    ),
    ActionTexts(
        "2", "Manejo de residuos sólidos", ("Toneladas dispuestas",), "Gestión ambiental", "Subgerencia de limpieza"
    ),
    ActionTexts("3", "Mantenimiento de áreas verdes", ("Metros cuadrados conservados",), "Gestión ambiental"),
)
CORPUS = corpus_of_actions(ACTIONS)


def nearest(activity: ActivityTexts) -> list[str]:
    return [each.code for each in CORPUS.nearest(query_of(activity))]


def test_the_name_decides_before_unit_and_measure() -> None:
    activity = ActivityTexts("Patrullaje de sectores", "TONELADA", "Subgerencia de áreas verdes")

    assert nearest(activity)[0] == "1"


def test_the_unit_decides_where_the_name_says_nothing() -> None:
    assert nearest(ActivityTexts("Atención oportuna", "ACCION", "Subgerencia de limpieza"))[0] == "2"


def test_the_measure_decides_where_the_name_says_nothing() -> None:
    assert nearest(ActivityTexts("Trabajo del mes", "PATRULLAJE"))[0] == "1"


def test_accepted_activities_of_the_unit_decide_between_equals() -> None:
    undecided = "limpieza de áreas verdes y residuos sólidos"

    scores = _scores(ActivityTexts(undecided, accepted={"3": 4}))

    assert scores["3"] - _scores(ActivityTexts(undecided))["3"] > 0
    assert scores["2"] == _scores(ActivityTexts(undecided))["2"]


def _scores(activity: ActivityTexts) -> dict[str, float]:
    return {each.code: each.score for each in CORPUS.answer(query_of(activity)).suggestions}


def test_four_hundred_activities_are_compared_with_a_plan_in_a_moment() -> None:
    actions = [
        ActionTexts(f"{action.code}.{number}", f"{action.name} en la zona {number}", action.indicators)
        for number in range(15)
        for action in ACTIONS
    ]
    corpus = corpus_of_actions(actions)
    began = perf_counter()

    for number in range(400):
        corpus.nearest(query_of(ActivityTexts(f"Ronda de serenos y barrido del sector {number}", "KM", "Seguridad")))

    assert perf_counter() - began < 2  # 0.3 s on an idle machine; this one is shared


def test_every_weight_and_limit_is_followed_by_its_reason() -> None:
    text = resources.files("faro.matching").joinpath("matching.toml").read_text("utf-8")
    unexplained = {
        "suggestions",
        "name",
        "word",
        "reasons",
        "longest_gram",
    }  # they say it themselves, or the line above does
    lines = [line for line in text.splitlines() if "=" in line and not line.startswith("#")]

    assert [line for line in lines if "#" not in line and line.split(" ")[0] not in unexplained] == []


def test_no_kindred_word_stands_twice_in_a_group_and_none_is_empty() -> None:
    for group in data_file("thesaurus.toml")["groups"]:
        assert len(set(group["words"])) == len(group["words"]), group["name"]
        assert all(roots_of(phrase) for phrase in (*group["words"], *group["heads"])), group["name"]


def test_the_data_files_are_written_without_accents() -> None:
    for name in ("thesaurus.toml", "abbreviations.toml", "spelling.toml"):
        content = tomllib.loads(resources.files("faro.matching").joinpath(name).read_text("utf-8"))
        assert _accented(content) == []


def _accented(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if set(value) & set("áéíóúñü") else []
    if isinstance(value, dict):
        return [found for key, each in value.items() if key != "name" for found in _accented(each)]
    return [found for each in value for found in _accented(each)] if isinstance(value, list) else []
