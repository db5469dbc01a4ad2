"""Who gets what from the addresses of promises, in the world of the demonstration."""

from tests.config.world import ROLES

SEEING = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")


def only(*roles: str, status: int = 200) -> dict[str, int]:
    """Those roles get that answer, others are refused, and who did not sign in is shown the way in."""
    return {role: status if role in roles else 403 for role in ROLES} | {"publico": 302}


ROWS: dict[str, dict[str, int]] = {
    "promises:list": only(*SEEING),
}

KWARGS: dict[str, dict[str, object]] = {}
