"""Who gets what from each address of the room, asked with GET."""

from tests.workspace import access_boards

STAFF = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control", "administrador")
READERS = tuple(role for role in STAFF if role != "registrador")


def _row(allowed: tuple[str, ...]) -> dict[str, int]:
    return {**{role: 200 if role in allowed else 403 for role in STAFF}, "publico": 302}


ROWS: dict[str, dict[str, int]] = {
    "workspace:home": _row(STAFF),
    "workspace:owed": _row(("registrador", "responsable")),
    "workspace:history": _row(READERS),
    "workspace:history_csv": _row(READERS),
}
ROWS |= access_boards.ROWS
KWARGS: dict[str, dict[str, object]] = {}
