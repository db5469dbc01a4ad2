"""Who gets what from the addresses that belong to no room."""

from tests.config.world import ROLES

ROWS: dict[str, dict[str, int]] = {"health": dict.fromkeys(ROLES, 200)}
KWARGS: dict[str, dict[str, object]] = {}
