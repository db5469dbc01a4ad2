"""Who gets what from the pages where records are written down."""

from tests.config.world import ROLES

VIEWERS = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")


def only(*roles: str, status: int = 200) -> dict[str, int]:
    """Those roles get that answer, others are refused, and who did not sign in is shown the way in."""
    return {role: status if role in roles else 403 for role in ROLES} | {"publico": 302}


ROWS: dict[str, dict[str, int]] = {
    "registers:base_map": only("planeamiento"),
    "registers:map_picture": only(*VIEWERS),
    "registers:new": only("registrador", "responsable", status=404),
    "registers:draft": only("registrador", "responsable", status=404),
    "registers:edit": only("responsable", status=404),
}
KWARGS: dict[str, dict[str, object]] = {
    "registers:new": {"code": "no-existe"},
    "registers:draft": {"code": "no-existe", "key": "11111111-1111-4111-8111-111111111111"},
    "registers:edit": {"code": "no-existe", "key": "11111111-1111-4111-8111-111111111111"},
}
