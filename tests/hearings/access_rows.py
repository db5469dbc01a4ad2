"""Who gets what from the addresses of hearings, in the world of the demonstration."""

from tests.config.world import ROLES

NOT_THERE = "1999-1"


def only(*roles: str, status: int = 200) -> dict[str, int]:
    """Those roles get the page, others are refused, and who did not sign in is shown the way in."""
    return {role: status if role in roles else 403 for role in ROLES} | {"publico": 302}


VIEWERS = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")

ROWS: dict[str, dict[str, int]] = {
    "hearings:list": only(*VIEWERS),
    "hearings:hearing": only(*VIEWERS, status=404),
}

KWARGS: dict[str, dict[str, object]] = {"hearings:hearing": {"code": NOT_THERE}}
