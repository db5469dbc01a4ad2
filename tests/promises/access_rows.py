"""Who gets what from the addresses of promises, in the world of the demonstration."""

from tests.config.world import ROLES

SEEING = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")


def only(*roles: str, status: int = 200) -> dict[str, int]:
    """Those roles get that answer, others are refused, and who did not sign in is shown the way in."""
    return {role: status if role in roles else 403 for role in ROLES} | {"publico": 302}


EDITING = ("planeamiento",)
DECIDING = ("planeamiento", "direccion")
NO_PLAN: dict[str, object] = {"plan": "no-hay"}
NO_PLEDGE: dict[str, object] = {**NO_PLAN, "code": "P-01"}


def absent(*roles: str) -> dict[str, int]:
    """Those roles may, but the world has no government plan."""
    return only(*roles, status=404)


def each(names: str, row: dict[str, int]) -> dict[str, dict[str, int]]:
    """The same row for several addresses."""
    return {f"promises:{name}": row for name in names.split()}


def given(names: str, **kwargs: object) -> dict[str, dict[str, object]]:
    """The same arguments for several addresses."""
    return {f"promises:{name}": kwargs for name in names.split()}


ROWS: dict[str, dict[str, int]] = {
    **each("list scale", only(*SEEING)),
    **each("bring", only(*EDITING)),
    **each("plan tables_file data_file reading document row pledge", absent(*SEEING)),
    **each("elected describe links link_reject", absent(*EDITING)),
    **each("give_back state", absent(*DECIDING)),
    **each("propose rows_aside send approve row_aside row_back link_confirm", dict.fromkeys(ROLES, 405)),
    "promises:articulation": only(*SEEING),
    "promises:objective": only(*SEEING, status=404),
    "promises:decide_link": only("planeamiento", status=404),
    "promises:propose_links": dict.fromkeys(ROLES, 405),
    "promises:take_objectives": dict.fromkeys(ROLES, 405),
    "promises:comparison": only(*SEEING),
    "promises:choose_topic": only("planeamiento", status=404),
    "promises:diagnosis": only(*SEEING),
    "promises:diagnosis_series": only(*SEEING, status=404),
}

KWARGS: dict[str, dict[str, object]] = {
    **given("plan tables_file data_file elected reading document give_back", **NO_PLAN),
    **given("propose rows_aside send approve", **NO_PLAN),
    **given("row row_aside row_back", **NO_PLAN, number=1),
    **given("pledge state describe links", **NO_PLEDGE),
    **given("link_confirm link_reject", **NO_PLEDGE, link=1),
    "promises:objective": {"code": "no-hay"},
    "promises:decide_link": {"link": 0},
    "promises:propose_links": {"plan": "no-hay"},
    "promises:take_objectives": {"plan": "no-hay"},
    "promises:choose_topic": {"plan": "no-hay", "code": "P000-01"},
    "promises:diagnosis_series": {"code": "no-hay"},
}
