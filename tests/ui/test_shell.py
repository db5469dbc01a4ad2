"""The frame of public pages is the same for everyone and asks for no session; error pages ask for nothing at all."""

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings

pytestmark = pytest.mark.usefixtures("sample_addresses")

ERRORS = ("400", "403", "403_csrf", "404", "429", "500")


class Untouchable:
    """What a page for all must not look at."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"a public page looked at {name}")

    def __bool__(self) -> bool:
        raise AssertionError("a public page looked at who asks")


@pytest.fixture
def request_of_anyone() -> HttpRequest:
    request = RequestFactory().get("/objetivos")
    for name in ("session", "user", "access"):
        setattr(request, name, Untouchable())
    return request


@pytest.mark.usefixtures("sample_shell")
def test_a_public_page_never_looks_at_who_asks(request_of_anyone: HttpRequest) -> None:
    page = render_to_string("ui/public.html", request=request_of_anyone)
    assert "Municipalidad Provincial de Ejemplo" in page
    assert "csrfmiddlewaretoken" not in page


@pytest.mark.usefixtures("sample_shell")
def test_the_reader_s_place_is_marked_in_the_navigation(request_of_anyone: HttpRequest) -> None:
    page = render_to_string("ui/public.html", request=request_of_anyone)
    assert '<a href="/objetivos" aria-current="page">Objetivos</a>' in page
    assert page.count("aria-current") == 1


@pytest.mark.usefixtures("sample_shell")
def test_invented_figures_say_so(request_of_anyone: HttpRequest) -> None:
    assert "Datos sintéticos." in render_to_string("ui/public.html", request=request_of_anyone)


@pytest.mark.parametrize("template", ["ui/public.html", "ui/staff.html", "ui/minimal.html", "404.html", "500.html"])
@pytest.mark.parametrize("demo", [True, False])
@pytest.mark.usefixtures("sample_shell")
def test_a_demonstration_says_so_on_every_page(template: str, *, demo: bool) -> None:
    with override_settings(DEMO=demo):
        page = render_to_string(template, request=RequestFactory().get("/"))
    assert ("Demostración." in page) is demo


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_page_needs_no_database(code: str) -> None:
    """Without the ``db`` mark, pytest-django refuses every query."""
    page = render_to_string(f"{code}.html", request=None if code == "500" else RequestFactory().get("/"))
    assert f"Error {code[:3]}" in page
    assert '<html lang="es-PE">' in page


@override_settings(
    STORAGES={"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}},
    STATIC_ROOT="/nowhere",
)
def test_an_error_page_stands_even_where_static_files_were_not_collected() -> None:
    assert "/static/ui/faro.css" in render_to_string("500.html")


def test_a_refusal_names_the_permission_that_is_missing() -> None:
    assert "Permiso que falta: Publicar la evaluación" in render_to_string(
        "403.html", {"exception": "Publicar la evaluación"}
    )
    assert "Permiso que falta" not in render_to_string("403.html")
