"""Who gets what from the addresses of mail and jobs."""

from tests.config.world import ROLES

ROWS: dict[str, dict[str, int]] = {
    "notices:overview": {role: 200 if role == "administrador" else 403 for role in ROLES} | {"publico": 302},
    "notices:retry": dict.fromkeys(ROLES, 405),
    "notices:run": dict.fromkeys(ROLES, 405),
}
KWARGS: dict[str, dict[str, object]] = {
    "notices:retry": {"delivery_id": 1},
    "notices:run": {"code": "notices.send"},
}
