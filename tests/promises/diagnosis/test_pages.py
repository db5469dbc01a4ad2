"""The pages of the diagnosis, and bringing its figures."""

from dataclasses import replace

import pytest
from django.test import Client
from tests.directory.cast import cast
from tests.promises.articulation.published import chain_world  # noqa: F401  pytest finds the fixture by its name
from tests.promises.articulation.world import ACTOR, DATA, rows_of

from faro.ledger.api import recent
from faro.promises.api import conflicts, diagnosis
from faro.promises.domain.diagnosis.reading import read_figures
from faro.promises.models import BaselineFact, GovernmentPlan
from faro.promises.services.diagnosis import load_figures

pytestmark = pytest.mark.django_db

World = dict[str, GovernmentPlan]
PAGE = "/trabajo/promesas/diagnostico/"
POPULATION = f"{PAGE}poblacion-provincia-de-ilo/"


@pytest.fixture
def councillor(client: Client) -> Client:
    client.force_login(cast("regidor"))
    return client


def test_what_is_kept_is_what_the_file_says(chain_world: World) -> None:  # noqa: F811
    kept = {row.code: row for row in BaselineFact.objects.all()}

    assert set(kept) == {row["id"] for row in rows_of("baseline_facts.csv")}
    for row in rows_of("baseline_facts.csv"):
        assert (kept[row["id"]].indicator, str(kept[row["id"]].line)) == (row["indicator"], row["line"])
    assert sum(len(series.figures) for series in diagnosis()) == 132
    assert len(conflicts()) == 5


def test_the_population_s_series_shows_every_value_with_its_source(chain_world: World, councillor: Client) -> None:  # noqa: F811
    page = councillor.get(POPULATION).content.decode()

    for value in ("51,181", "55,892", "60,000", "79,727", "75,456", "78,996", "70,000"):
        assert value in page
    assert "4 valores que no caben juntos" in page
    assert page.count("<path") >= 7
    assert "002, I.e, línea 33" in page
    assert "style=" not in page


def test_the_list_begins_with_the_contradictions_and_narrows_by_topic(chain_world: World, councillor: Client) -> None:  # noqa: F811
    whole = councillor.get(PAGE).content.decode()
    water = councillor.get(PAGE, {"tema": "agua"}).content.decode()

    assert whole.count("<article") == 5
    assert water.count("<article") == 0
    assert "río Osmore" in water
    assert "Ninguna cifra contradice a otra" in water


def test_a_later_value_of_the_plan_is_a_likeness_and_no_continuation(chain_world: World, councillor: Client) -> None:  # noqa: F811
    water = next(each for each in diagnosis() if any(figure.code == "B-025" for figure in each.figures))
    page = councillor.get(f"{PAGE}{water.code}/").content.decode()

    assert {later.key for later in water.likeness} == {"indicator:PEI-2021-2025/IND.01.AEI.04.05"}
    assert {later.year for later in water.likeness} == {2022}
    assert "no se define igual" in page


def test_the_catalogue_s_values_of_the_same_year_are_not_told_twice(chain_world: World) -> None:  # noqa: F811
    population = next(each for each in diagnosis() if each.code == "poblacion-provincia-de-ilo")

    assert not {later.year for later in population.later} & {figure.first_year for figure in population.figures}


def test_bringing_again_counts_only_what_changed(chain_world: World) -> None:  # noqa: F811
    figures = read_figures((DATA / "baseline_facts.csv").read_text("utf-8"), "b.csv")

    assert load_figures(actor=ACTOR, figures=figures, reason="Otra vez") == 0
    changed = [replace(figures[0], value=1, note="Corregido"), *figures[1:]]
    assert load_figures(actor=ACTOR, figures=changed, reason="Una corrección") == 1
    assert BaselineFact.objects.get(code=figures[0].code).notes == "Corregido"
    assert recent(1)[0].action == "promises.figures_loaded"


def test_documents_get_their_titles(chain_world: World) -> None:  # noqa: F811
    figures = read_figures((DATA / "baseline_facts.csv").read_text("utf-8"), "b.csv")
    load_figures(actor=ACTOR, figures=figures, reason="Con títulos", titles={"004": "Informe 2022"})

    assert set(BaselineFact.objects.values_list("document", flat=True)) == {"000", "002", "003", "Informe 2022"}


@pytest.mark.parametrize("path", ["no-hay/", "%3Cscript%3E/"])
def test_an_unknown_series_is_not_found(chain_world: World, councillor: Client, path: str) -> None:  # noqa: F811
    assert councillor.get(f"{PAGE}{path}").status_code == 404


def test_hostile_topics_and_pages_change_nothing(chain_world: World, councillor: Client) -> None:  # noqa: F811
    page = councillor.get(PAGE, {"tema": "<script>alert(1)</script>", "pagina": "9" * 40}).content.decode()

    assert "<script>alert(1)" not in page
    assert page.count("<article") == 5


def test_strangers_and_administrators_see_nothing(chain_world: World, client: Client) -> None:  # noqa: F811
    assert client.get(PAGE).status_code == 302
    client.force_login(cast("administrador"))
    assert client.get(POPULATION).status_code == 403


def test_hostile_figures_stay_text(chain_world: World, councillor: Client) -> None:  # noqa: F811
    figure = read_figures((DATA / "baseline_facts.csv").read_text("utf-8"), "b.csv")[0]
    hostile = replace(figure, code="X-1", topic="<b>t", indicator='"><script>alert(1)</script>', note="=1+1")
    load_figures(actor=ACTOR, figures=[hostile], reason="Prueba")

    page = councillor.get(PAGE, {"tema": "<b>t"}).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
