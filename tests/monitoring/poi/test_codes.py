"""Activities begun in Faro get the codes of CEPLAN; what is known of them stays with them."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.monitoring.poi.books import book
from tests.monitoring.poi.conftest import ACTOR

from faro.kernel.errors import FaroError, InputProblems
from faro.ledger.api import history
from faro.monitoring.api import ActivityRow, give_codes, link_budget, make_poi, save_activities
from faro.monitoring.domain.poi.codes import HEADINGS, CodeRow, pasted_rows
from faro.monitoring.domain.sheets import FieldChange
from faro.monitoring.models import Activity, BudgetLink, Poi
from faro.monitoring.services.poi.cells import save_cells
from faro.plans.api import package_of

UNIT = "03.01.01"
FIRST, SECOND = "NUEVA-2026-0001", "NUEVA-2026-0002"


@pytest.fixture
def poi(demo: Poi) -> Poi:
    made = make_poi(actor=ACTOR, plan_code=demo.plan.code, year=2026)
    rows = [
        ActivityRow(name=name, action="AEI.01.01", measure="Km", physical={1: 10_000_000}) for name in ("Uno", "Dos")
    ]
    save_activities(actor=ACTOR, poi=made, unit=UNIT, rows=rows)
    return made


def give(poi: Poi, *pairs: tuple[str, str]) -> None:
    rows = [CodeRow(number, *pair) for number, pair in enumerate(pairs, start=1)]
    give_codes(actor=ACTOR, poi=poi, rows=rows, reason="Registro en el aplicativo")


def page_of(poi: Poi, name: str = "poi_codes", **more: str) -> str:
    return reverse(f"monitoring:{name}", kwargs={"plan": poi.plan.code, "year": poi.year, **more})


def test_everything_of_the_activity_stays_with_it(poi: Poi) -> None:
    before = Activity.objects.get(poi=poi, code=FIRST)
    link_budget(actor=ACTOR, activity=before, sec_func="7", share=400_000)

    give(poi, (FIRST, "AOI26000001"))

    after = Activity.objects.get(poi=poi, code="AOI26000001")
    assert (after.pk, after.name, after.key) == (before.pk, "Uno", FIRST)
    assert BudgetLink.objects.get().activity_id == before.pk
    told = history(f"activity:{poi.plan.code}/2026/{FIRST}")
    assert told[0].what == "Puso a la actividad el código del CEPLAN"
    assert told[0].changes == (("Código", FIRST, "AOI26000001"),)
    assert len(told) == 3
    rows = package_of(poi.plan.code).rows("monthly")
    assert [row["activity"] for row in rows if row["year"] == 2026] == ["AOI26000001", SECOND]


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_done(poi: Poi) -> None:
    with pytest.raises(InputProblems) as found:
        give(
            poi,
            (FIRST, "AOI26000001"),
            (SECOND, "AOI26000001"),
            ("NUEVA-2026-0099", "AOI26000002"),
            (SECOND, "con espacio"),
            (FIRST, SECOND),
        )

    told = {(each.place.row, each.place.column): each.message for each in found.value.problems}
    repeated = "Está en más de una línea."
    assert told[1, HEADINGS[0]] == told[1, HEADINGS[1]] == told[2, HEADINGS[1]] == repeated
    assert told[3, HEADINGS[0]] == "El POI no tiene una actividad con ese código."
    assert "letras y cifras" in told[4, HEADINGS[1]]
    assert told[5, HEADINGS[1]] == "Es un código de Faro, no del CEPLAN."
    assert set(Activity.objects.filter(poi=poi).values_list("code", flat=True)) == {FIRST, SECOND}


def test_a_code_is_given_once_and_to_one_activity(poi: Poi) -> None:
    give(poi, (FIRST, "AOI26000001"))

    for pair, words in (
        ((SECOND, "AOI26000001"), "Ya es el código de otra actividad: Uno."),
        (("AOI26000001", "AOI26000009"), "Esa actividad ya tiene un código del CEPLAN."),
    ):
        with pytest.raises(InputProblems) as found:
            give(poi, pair)
        assert [each.message for each in found.value.problems] == [words]
    with pytest.raises(FaroError, match="al menos un código"):
        give(poi)


def test_a_sheet_that_was_open_meanwhile_still_saves(poi: Poi) -> None:
    give(poi, (FIRST, "AOI26000001"))

    saved = save_cells(actor=ACTOR, poi=poi, unit=UNIT, changes=[FieldChange("a", FIRST, "p01", "10", "12")])

    assert [each.row for each in saved.saved] == ["AOI26000001"]
    assert saved.rows == {FIRST: "AOI26000001"}


@pytest.mark.parametrize(
    "text",
    ["{0}\tA1\n{1}\t\n", "Código en Faro;Código del CEPLAN\r\n{0};A1\r\n", '"{0}","A1"\n\n', "  {0}   A1  "],
)
def test_pasted_tables_are_read_as_they_come(text: str) -> None:
    assert [(row.old, row.new) for row in pasted_rows(text.format(FIRST, SECOND))] == [(FIRST, "A1")]


def test_planning_pastes_or_uploads_them(poi: Poi, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("planeamiento")
    shown = client.get(page_of(poi)).content.decode()
    assert FIRST in shown
    assert "Uno" in shown

    wrong = client.post(page_of(poi), {"table": f"{FIRST}\tA1\n{SECOND}\tA1"})
    assert (wrong.status_code, wrong.content.decode().count("Está en más de una línea.")) == (422, 2)
    assert client.post(page_of(poi), {"table": f"{FIRST}\tA1\n{SECOND}\t"}).status_code == 302
    content = book(HEADINGS, [dict(zip(HEADINGS, (SECOND, "A2"), strict=True))])
    assert client.post(page_of(poi), {"file": SimpleUploadedFile("c.xlsx", content)}).status_code == 302

    assert set(Activity.objects.filter(poi=poi).values_list("code", flat=True)) == {"A1", "A2"}
    assert client.get(page_of(poi, "poi_activity", code=FIRST)).status_code == 200
    assert "Todas las actividades tienen su código" in client.get(page_of(poi)).content.decode()
    assert signed_in("responsable").get(page_of(poi)).status_code == 403
