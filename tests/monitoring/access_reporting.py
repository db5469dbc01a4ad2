"""Who gets which answer from each address of reports and deadlines. Existing reports: reporting/test_pages.py."""

STAFF = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")
ALL = (*STAFF, "administrador", "publico")
REPORT = {"plan": "PEI-2021-2025", "period": "1999-01", "unit": "03.08.04"}


def row(status: int, *roles: str) -> dict[str, int]:
    """That status for some roles; no entry for the others, and the way in for whoever is outside."""
    return {role: status if role in roles else 302 if role == "publico" else 403 for role in ALL}


SEEN, FILLED = row(404, *STAFF), row(404, "registrador", "responsable")
POSTED = dict.fromkeys(ALL, 405)
OF_REPORT = {
    "report": SEEN,
    "fill": FILLED,
    "save": FILLED,
    "observe": SEEN,
    **dict.fromkeys(("save_card", "add_files", "settle", "reply", "send", "check", "release"), POSTED),
}
MEASURE = {"plan": "PEI-2021-2025", "period": "1999", "indicator": "IND.01.OEI.01"}
OF_MEASURE = {
    "measure": SEEN,
    "save_measure": FILLED,
    **dict.fromkeys(("save_measure_card", "confirm_measure", "measure_step", "observe_measure"), POSTED),
    **dict.fromkeys(("reply_measure", "settle_measure"), POSTED),
}
MANAGED = row(404, "planeamiento")

ROWS: dict[str, dict[str, int]] = {
    "monitoring:reports": row(200, *STAFF),
    "monitoring:check_many": POSTED,
    "monitoring:release_many": POSTED,
    **{f"monitoring:{name}": statuses for name, statuses in OF_REPORT.items()},
    **{f"monitoring:{name}": statuses for name, statuses in OF_MEASURE.items()},
    "monitoring:calendar": row(200, *STAFF),
    "monitoring:make_calendar": POSTED,
    "monitoring:deadline": MANAGED,
    "monitoring:extend": MANAGED,
    "monitoring:open_period": POSTED,
}
KWARGS: dict[str, dict[str, object]] = {
    **{f"monitoring:{name}": dict(REPORT) for name in OF_REPORT},
    "monitoring:save_card": {**REPORT, "figure": 1},
    "monitoring:add_files": {**REPORT, "figure": 1},
    "monitoring:settle": {**REPORT, "clash": 1},
    "monitoring:reply": {**REPORT, "observation": 1},
    **{f"monitoring:{name}": dict(MEASURE) for name in OF_MEASURE},
    "monitoring:reply_measure": {**MEASURE, "observation": 1},
    "monitoring:settle_measure": {**MEASURE, "clash": 1},
    "monitoring:make_calendar": {"year": 1999},
    **{f"monitoring:{name}": {"period": "1999-01"} for name in ("deadline", "extend", "open_period")},
}
