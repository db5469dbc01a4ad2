"""Where everything about promises stands."""

from urllib.parse import urlencode

from django.urls import reverse

from faro.kernel.text import _
from faro.ledger.api import subject_key
from faro.questions.api import questioning_url
from faro.ui.api import Link, existing_links


def home() -> str:
    """The page of all promises."""
    return reverse("portal:promises")


def plan_address(plan: str, name: str = "promises_plan") -> str:
    """A page of a government plan."""
    return reverse(f"portal:{name}", kwargs={"plan": plan})


def pledge_address(plan: str, code: str, name: str = "promise") -> str:
    """A page, picture or file of a promise."""
    return reverse(f"portal:{name}", kwargs={"plan": plan, "code": code})


def json_address(plan: str, code: str) -> str:
    """A promise for programs."""
    return reverse("portal:api_promise", kwargs={"government_plan": plan, "pledge": code})


def narrowed(**parameters: str) -> str:
    """The list with those filters."""
    return f"{home()}?{urlencode(parameters)}"


def asking_address(plan: str, code: str) -> str:
    """Where anyone may ask about that promise."""
    return questioning_url(subject_key("pledge", plan, code))


def tabs() -> tuple[Link, ...]:
    """The views of promises."""
    return existing_links(
        (_("Todas"), "portal:promises"),
        (_("Cronología"), "portal:promises_timeline"),
        (_("Comparar planes"), "portal:promises_comparison"),
        (_("Articulación"), "portal:promises_articulation"),
        (_("Diagnóstico"), "portal:promises_diagnosis"),
    )
