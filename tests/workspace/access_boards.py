"""Who gets what from the dashboards: those of the whole municipality are for whoever sees every unit."""

STAFF = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control", "administrador")
WHOLE = ("planeamiento", "direccion", "regidor", "control")
READERS = ("registrador", "responsable", *WHOLE)


def _row(allowed: tuple[str, ...]) -> dict[str, int]:
    return {**{role: 200 if role in allowed else 403 for role in STAFF}, "publico": 302}


ROWS: dict[str, dict[str, int]] = {
    **{f"workspace:{name}": _row(READERS) for name in ("boards", "board_unit", "board_activities")},
    **{f"workspace:board_{name}": _row(WHOLE) for name in ("planning", "management", "council", "control")},
}
