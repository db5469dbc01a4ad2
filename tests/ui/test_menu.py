"""Everyone sees the places they may enter, and only those."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from tests.ui.conftest import signed_in_request

from faro.ui.api import MenuItem, register_menu
from faro.ui.menu import menu_for

pytestmark = pytest.mark.usefixtures("sample_addresses")


@pytest.fixture(autouse=True)
def places() -> None:
    register_menu(
        MenuItem("Personas", "test-people", "people.manage", order=90, section="Casa"),
        MenuItem("Metas", "test-targets", "plans.edit", order=20, section="Plan"),
        MenuItem("Planes", "test-plans", "plans.view", order=10, section="Plan"),
        MenuItem("Mi trabajo", "test-open", order=500),
        MenuItem("Por construir", "test-nowhere"),
    )


def shown(request: HttpRequest) -> list[tuple[str, list[str]]]:
    return [(section.title, [link.label for link in section.links]) for section in menu_for(request)]


def test_places_stand_in_sections_by_order() -> None:
    request = signed_in_request("plans.view", "plans.edit", "people.manage")
    assert shown(request) == [("", ["Mi trabajo"]), ("Plan", ["Planes", "Metas"]), ("Casa", ["Personas"])]


def test_a_place_without_permission_is_not_shown() -> None:
    assert shown(signed_in_request("plans.view")) == [("", ["Mi trabajo"]), ("Plan", ["Planes"])]


def test_a_request_without_access_sees_only_what_needs_no_permission() -> None:
    assert shown(RequestFactory().get("/")) == [("", ["Mi trabajo"])]


def test_the_place_one_is_at_or_below_is_marked() -> None:
    def current(path: str) -> dict[str, str]:
        sections = menu_for(signed_in_request("plans.view", path=path))
        return {link.label: link.current for section in sections for link in section.links}

    assert current("/plans/") == {"Mi trabajo": "", "Planes": "page"}
    assert current("/plans/PEI/metas/") == {"Mi trabajo": "", "Planes": "true"}


def test_the_same_place_registered_again_replaces_the_earlier() -> None:
    register_menu(MenuItem("Mi mesa", "test-open"))
    assert shown(signed_in_request())[0] == ("", ["Mi mesa"])
