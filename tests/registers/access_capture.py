"""Who gets what from the pages where records are written down."""

from tests.config.world import ROLES

VIEWERS = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")


def only(*roles: str, status: int = 200) -> dict[str, int]:
    """Those roles get that answer, others are refused, and who did not sign in is shown the way in."""
    return {role: status if role in roles else 403 for role in ROLES} | {"publico": 302}


ROWS: dict[str, dict[str, int]] = {
    "registers:base_map": only("planeamiento"),
    "registers:map_picture": only(*VIEWERS),
}
KWARGS: dict[str, dict[str, object]] = {}
