"""What may be questioned: what stands published, in words and with its figure."""

import pytest
from django.urls import reverse

from faro.evaluation.api import Publication
from faro.evaluation.subjects import title_of
from faro.evidence.ports import keys_of, place_of
from faro.questions.ports import subject_of

PLAN = "PEI-2021-2025"


def test_an_indicator_is_told_with_its_value_target_and_result(world: Publication) -> None:
    found = subject_of(f"indicator:{PLAN}/IND.01.OEI.01")
    assert found is not None
    assert found.title.startswith("IND.01.OEI.01 Tasa de Variación del tiempo promedio")
    assert found.figure == "valor 10 %, meta 20 %; 50.0 % (CEPLAN 2021: grado de logro truncado a 100)"
    assert found.published
    assert found.publication == "Plan Estratégico Institucional 2021-2025, evaluación 2022"
    assert "ind.01.oei.01" in found.url.lower()


def test_an_objective_a_finding_a_commitment_and_the_whole_are_known(world: Publication) -> None:
    finding = f"finding:{PLAN}/2022/verdict.against-figures-229ec4d6"
    keys = (f"element:{PLAN}/OEI.01", finding, f"publication:{PLAN}/2022", f"plan:{PLAN}", f"commitment:{PLAN}/9.1.a")
    found = [subject_of(key) for key in keys]
    assert [each.figure.split(" (")[0][:40] if each else None for each in found] == [
        "67.0 %",
        "El documento da por logrado el indicador",
        "76.2 %",
        "76.2 %",
        "sin estado, sin fecha",
    ]
    assert all(each is not None and each.url.startswith("/") for each in found)


@pytest.mark.parametrize(
    "key",
    [
        "indicator:OTRO/IND.01.OEI.01",
        f"indicator:{PLAN}/IND.99",
        f"element:{PLAN}/OEI.99",
        f"finding:{PLAN}/2022/no-existe",
        f"finding:{PLAN}/ayer/x",
        f"publication:{PLAN}/2023",
        f"commitment:{PLAN}/9.9",
        f"publication:{PLAN}/²",
        f"publication:{PLAN}/{'9' * 5000}",
        f"finding:{PLAN}/²/x",
        f"finding:{PLAN}/{'9' * 5000}/x",
        "person:alguien",
        "sin clave",
    ],
)
def test_what_is_not_published_is_nothing_to_question(key: str, world: Publication) -> None:
    assert subject_of(key) is None


@pytest.mark.django_db
def test_nothing_is_known_before_the_first_publication() -> None:
    assert subject_of(f"plan:{PLAN}") is None


FINDING = "verdict.against-figures-229ec4d6"


@pytest.mark.parametrize(
    ("key", "title", "name", "kwargs"),
    [
        (f"commitment:{PLAN}/9.1.a", "Compromiso 9.1.a: Formar a quienes", "commitment", {"code": "9.1.a"}),
        (f"finding:{PLAN}/2022/{FINDING}", "Hallazgo: Veredicto", "finding", {"year": 2022, "identifier": FINDING}),
        (f"publication:{PLAN}/2022", f"{PLAN}, evaluación 2022", "evaluation", {"year": 2022}),
    ],
)
def test_a_file_leads_to_what_it_is_about(
    world: Publication, key: str, title: str, name: str, kwargs: dict[str, object]
) -> None:
    place = place_of(key)
    assert place.title.startswith(title)
    assert place.url == reverse(f"evaluation:{name}", kwargs={"plan": PLAN, **kwargs})


@pytest.mark.parametrize("key", [f"commitment:{PLAN}/0", f"finding:{PLAN}/2022/x", f"publication:{PLAN}/1999"])
def test_what_is_not_there_leads_nowhere(world: Publication, key: str) -> None:
    assert place_of(key).url == ""


def test_commitments_and_findings_are_found_by_what_people_write(world: Publication) -> None:
    assert keys_of("9.1.a") == (f"commitment:{PLAN}/9.1.a",)
    assert keys_of(FINDING) == (f"finding:{PLAN}/2022/{FINDING}",)
    assert keys_of("nada") == ()


def test_the_seal_of_a_publication_reads_as_what_it_seals(world: Publication) -> None:
    assert title_of(f"seal:{PLAN}/2022/1") == f"publicación 1 de {PLAN}, evaluación 2022"
