"""Who gets what from the addresses of parties, in the world of the demonstration, which has none registered."""

from tests.config.world import ROLES

SEEING = ("registrador", "responsable", "planeamiento", "control")
WRITING = ("registrador", "responsable", "planeamiento")
NOBODY = "22222222zz"


def only(*roles: str, status: int = 200) -> dict[str, int]:
    """Those roles get that answer, others are refused, and who did not sign in is shown the way in."""
    return {role: status if role in roles else 403 for role in ROLES} | {"publico": 302}


ROWS: dict[str, dict[str, int]] = {
    "parties:list": only(*SEEING),
    "parties:add_person": only(*WRITING),
    "parties:add_organisation": only(*WRITING),
    "parties:retention": only("planeamiento"),
    "parties:export": only("planeamiento"),
    "parties:upload": only("planeamiento"),
    "parties:template": only("planeamiento"),
    "parties:decide": only("planeamiento", status=404),
    "parties:party": only(*SEEING, status=404),
    "parties:edit": only(*WRITING, status=404),
    "parties:add_identifier": only(*WRITING, status=404),
    "parties:validity": only(*WRITING, status=404),
    "parties:remove_identifier": only(*WRITING, status=404),
    "parties:choose": only("planeamiento", status=404),
    "parties:merge": only("planeamiento", status=404),
    "parties:undo": only("planeamiento", status=404),
    "parties:erase": only("planeamiento", status=404),
}

_NOBODY: dict[str, object] = {"key": NOBODY}
KWARGS: dict[str, dict[str, object]] = {
    "parties:template": {"suffix": "xlsx"},
    "parties:decide": {"digest": "0" * 64},
    "parties:party": _NOBODY,
    "parties:edit": _NOBODY,
    "parties:add_identifier": _NOBODY,
    "parties:validity": {**_NOBODY, "held": 1},
    "parties:remove_identifier": {**_NOBODY, "held": 1},
    "parties:choose": _NOBODY,
    "parties:merge": {**_NOBODY, "other": "33333333zz"},
    "parties:undo": {**_NOBODY, "merge": 1},
    "parties:erase": _NOBODY,
}
