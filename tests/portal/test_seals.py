"""The public page of seals: what was closed or published, with its digest."""

import pytest
from django.test import Client

from faro.ledger.api import Actor, seal
from faro.monitoring.models import Poi
from faro.plans.api import Plan
from faro.portal.answering import CACHE

pytestmark = pytest.mark.django_db
ACTOR, FIRST, SECOND, THIRD = Actor("command:tests"), "a" * 64, "b" * 64, "c" * 64


def shown() -> str:
    CACHE.clear()
    return Client().get("/sellos/").content.decode()


def test_every_seal_stands_with_its_digest_and_a_correction_beside_what_it_corrects() -> None:
    seal(actor=ACTOR, name="PEI-X/2022/1", content_digest=FIRST)
    seal(actor=ACTOR, name="poi/PEI-X/2023/2023-01", content_digest=SECOND)
    seal(actor=ACTOR, name="poi/PEI-X/2023/2023-01", content_digest=THIRD, reason="Se contó dos veces.")
    page = shown()
    places = [page.index(each) for each in (THIRD, SECOND, FIRST)]
    assert places == sorted(places)
    assert page.count("Cierre 2023-01 del POI 2023, PEI-X") == 2
    assert "Publicación 1 de la evaluación 2022, PEI-X" in page
    assert "Se contó dos veces." in page
    assert "Datos sintéticos" not in page


def test_a_synthetic_closing_says_so() -> None:
    plan = Plan.objects.create(
        code="PEI-X",
        name="X",
        municipality="Ilo",
        first_year=2021,
        last_year=2025,
        evaluation_year=2022,
        synthetic=False,
    )
    Poi.objects.create(plan=plan, year=2023, synthetic=True)
    seal(actor=ACTOR, name="poi/PEI-X/2023/2023-01", content_digest=FIRST)
    assert "Datos sintéticos." in shown()


def test_without_seals_the_page_says_so() -> None:
    assert "Todavía no se ha sellado nada" in shown()
