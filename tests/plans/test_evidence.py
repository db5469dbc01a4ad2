"""The files behind an indicator: seen on its page, brought from there, found by its code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from faro.evidence.api import store_file
from faro.evidence.ports import keys_of, place_of
from faro.ledger.api import Actor
from faro.plans.api import Plan

KEY = "indicator:PEI-2021-2025/IND.01.OEI.05"
PAGE = "/trabajo/planes/PEI-2021-2025/indicadores/IND.01.OEI.05/"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def test_a_file_is_seen_beside_what_it_supports_and_another_can_be_brought(
    ilo: Plan, signed_in: Callable[[str], Client]
) -> None:
    store_file(actor=Actor("command:tests"), content=b"padron", name="padron.txt", unit="03.06", about=[KEY])

    page = signed_in("planeamiento").get(PAGE).content.decode()

    assert "padron.txt" in page
    assert "/trabajo/evidencias/subir/?sobre=indicator%3APEI-2021-2025%2FIND.01.OEI.05" in page


def test_who_reaches_no_file_of_that_unit_does_not_see_it(ilo: Plan, signed_in: Callable[[str], Client]) -> None:
    store_file(actor=Actor("command:tests"), content=b"padron", name="padron.txt", unit="03.06", about=[KEY])

    for role in ("registrador", "regidor"):
        assert "padron.txt" not in signed_in(role).get(PAGE).content.decode()


def test_the_way_from_the_page_of_the_indicator_brings_the_file_to_it(
    ilo: Plan, signed_in: Callable[[str], Client]
) -> None:
    page = signed_in("planeamiento").get("/trabajo/evidencias/subir/", {"sobre": KEY})

    assert page.context["form"].initial["about"] == KEY
    place = place_of(KEY)
    assert place.title.startswith("IND.01.OEI.05 Porcentaje de niños")
    assert place.url == PAGE


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("IND.01.OEI.05", (KEY,)),
        ("ind.01.oei.05", (KEY,)),
        ("OEI.05", ("element:PEI-2021-2025/OEI.05",)),
        ("OEI.99", ()),
    ],
)
def test_a_code_is_found_as_people_write_it(ilo: Plan, code: str, keys: tuple[str, ...]) -> None:
    assert keys_of(code) == keys


@pytest.mark.parametrize("key", ["indicator:PEI-2021-2025/IND.99", "plan:OTRO", "unit:03.06"])
def test_what_is_not_there_leads_nowhere(ilo: Plan, key: str) -> None:
    assert place_of(key).url == ""
