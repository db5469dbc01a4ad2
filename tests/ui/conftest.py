"""Pages of these tests, with a frame and addresses of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from tests.ui import samples

from faro.ui.api import MenuItem, page_of, register_menu, register_public_shell

GALLERY = ("home", "indicator", "staff", "sign_in")


@pytest.fixture
def sample_shell() -> Iterator[None]:
    before = register_public_shell(samples.shell)
    yield
    register_public_shell(before)


@pytest.fixture
def sample_addresses() -> Iterator[None]:
    """The places a test registers are here; those of other rooms are nowhere."""
    with override_settings(ROOT_URLCONF="tests.ui.addresses"):
        yield


@pytest.fixture
def gallery(sample_shell: None, sample_addresses: None) -> Iterator[Callable[[str], str]]:
    """Renders a page of the gallery, which shows every component as a room will use it."""
    folder = str(Path(__file__).parent / "templates")
    register_menu(MenuItem("Lugar de prueba", "test-first", "gallery.see"))
    with override_settings(TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [folder]}]):
        yield rendered


def rendered(name: str) -> str:
    request = signed_in_request("gallery.see")
    values = {**samples.context(), "page": page_of(request, range(230))}
    return render_to_string(f"gallery/{name}.html", values, request)


def signed_in_request(*permissions: str, path: str = "/") -> HttpRequest:
    """A request of someone who holds those permissions and no others."""
    request = RequestFactory().get(path, {"pagina": "4"})
    access = SimpleNamespace(signed_in=True, name="Responsable de planeamiento", may=lambda code: code in permissions)
    setattr(request, "access", access)  # noqa: B010  as the middleware of a higher room does
    return request
