"""Before a file is taken a person reads what it would change: the stage first, then each field."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.monitoring.poi.books import CEPLAN_HEADINGS, ceplan_row
from tests.monitoring.poi.conftest import ACTOR
from tests.monitoring.poi.test_files import APPROVAL, bring, export, two_generics

from faro.kernel.errors import FaroError
from faro.ledger.api import history
from faro.monitoring.api import make_poi
from faro.monitoring.models import Poi
from faro.monitoring.services.poi.importing import Incoming, import_poi, preview_poi
from faro.monitoring.services.poi.outcome import ActivityDifference


@pytest.fixture
def poi(demo: Poi) -> Poi:
    return make_poi(actor=ACTOR, plan_code=demo.plan.code, year=2026)


def test_an_export_does_not_approve_a_poi_without_the_norm_that_did(poi: Poi) -> None:
    incoming = Incoming(export(*two_generics()), "a.xlsx", "ceplan")
    seen = preview_poi(actor=ACTOR, poi=poi, incoming=incoming)
    assert seen.stage == ("En formulación", "Consistente con el PIA")

    with pytest.raises(FaroError, match="diga qué norma"):
        import_poi(actor=ACTOR, poi=poi, incoming=incoming, reason="Prueba")
    poi.refresh_from_db()
    assert poi.state == "formulation"
    import_poi(actor=ACTOR, poi=poi, incoming=incoming, reason="Prueba", approval=APPROVAL)

    poi.refresh_from_db()
    assert (poi.state, poi.instrument, poi.approved_on) == ("consistent", "R.A. 1-2025", date(2025, 12, 30))
    assert [each.what for each in history(f"poi:{poi.plan.code}/2026")][1:3] == [
        "Dio por consistente el POI con el PIA",
        "Aprobó el POI",
    ]


def test_a_preview_tells_each_field_before_and_after(poi: Poi) -> None:
    bring(poi, export(*two_generics()))
    months = {f"F(CS) {month:02d}": 9 if month == 2 else 4 for month in range(1, 13)}
    other = [{**row, **months, "Actividad Operativa": "Otro nombre"} for row in two_generics()]
    cs_only = tuple(each for each in CEPLAN_HEADINGS if "(RE)" not in each)

    seen = preview_poi(actor=ACTOR, poi=poi, incoming=Incoming(export(*other, headings=cs_only), "a.xlsx", "ceplan"))

    assert seen.stage is None
    assert seen.differences == [
        ActivityDifference(
            "AOI99999900501",
            is_new=False,
            changes=(
                ("Denominación", "Actividad AOI99999900501", "Otro nombre"),
                ("Consistente con PIA, febrero: físico", "4", "9"),
            ),
        )
    ]


def test_months_are_read_together_and_long_lists_by_pages(poi: Poi, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("planeamiento")
    many = [ceplan_row(f"AOI{n:04d}", "2.1", physical=4, money=100) for n in range(20)]
    form = {"file": SimpleUploadedFile("d.xlsx", export(*many)), "origin": "ceplan", "executed_until": "0"}
    sent = client.post(reverse("monitoring:poi_upload", kwargs={"plan": poi.plan.code, "year": poi.year}), form)

    page = client.get(sent["Location"])

    rows = [[cell.text for cell in row] for row in page.context["table"].rows]
    assert ["AOI0000 (nueva)", "Consistente con PIA: físico", "", "cada mes: 4"] in rows
    assert page.context["page"].pages > 1
    assert len(rows) == 50
