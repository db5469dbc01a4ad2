"""Who gets which answer from each address of closings. Periods that exist: closing/test_pages.py."""

STAFF = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")
ALL = (*STAFF, "administrador", "publico")
PERIOD: dict[str, object] = {"plan": "PEI-2021-2025", "year": 1999, "code": "1999-01"}


def row(status: int, *roles: str) -> dict[str, int]:
    """That status for some roles; no entry for the others, and the way in for whoever is outside."""
    return {role: status if role in roles else 302 if role == "publico" else 403 for role in ALL}


SEEN = row(404, *STAFF)
POSTED = dict.fromkeys(ALL, 405)
OF_PERIOD = {
    "closing": SEEN,
    "ask_adjustment": SEEN,
    "adjustment": SEEN,
    "closing_content": SEEN,
    **dict.fromkeys(("close_period", "reproduce", "publish_year"), POSTED),
}

ROWS: dict[str, dict[str, int]] = {
    "monitoring:closings": SEEN,
    **{f"monitoring:{name}": statuses for name, statuses in OF_PERIOD.items()},
}
KWARGS: dict[str, dict[str, object]] = {
    "monitoring:closings": {"plan": "PEI-2021-2025", "year": 1999},
    **{f"monitoring:{name}": dict(PERIOD) for name in OF_PERIOD},
    "monitoring:adjustment": {**PERIOD, "number": 1},
    "monitoring:closing_content": {**PERIOD, "version": 0},
}
