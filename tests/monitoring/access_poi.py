"""Who gets which answer from each address of the POI. In the demonstration its year is made up; poi/test_pages.py."""

from tests.directory.cast import ROLES

ALL = (*ROLES, "publico")
STAFF = tuple(role for role in ROLES if role != "administrador")
POI: dict[str, object] = {"plan": "PEI-2021-2025", "year": 1999}
UNIT = {**POI, "unit": "03.08.04"}
ACTIVITY = {**POI, "code": "AOI30149800001"}
UPLOAD = {**POI, "digest": "0" * 64}


def row(status: int, *roles: str) -> dict[str, int]:
    """That status for some roles; no entry for the others, and the way in for whoever is outside."""
    return {role: status if role in roles else 302 if role == "publico" else 403 for role in ALL}


SEEN = row(404, *STAFF)
POSTED = dict.fromkeys(ALL, 405)
OF_POI = (
    "poi",
    "poi_stages",
    "poi_consistency",
    "poi_budget",
    "poi_workbook",
    "poi_ceplan",
    "poi_upload",
)
OF_UNIT = ("poi_unit", "poi_save", "poi_new")

ROWS: dict[str, dict[str, int]] = {
    "monitoring:poi_list": row(200, *STAFF),
    **{f"monitoring:{name}": SEEN for name in (*OF_POI, *OF_UNIT, "poi_activity")},
    "monitoring:poi_step": row(404, "planeamiento"),
    "monitoring:poi_codes": row(404, "planeamiento"),
    "monitoring:poi_preview": SEEN,
    "monitoring:poi_rejected": SEEN,
    "monitoring:poi_unlink": POSTED,
    "monitoring:poi_remove": POSTED,
}
KWARGS: dict[str, dict[str, object]] = {
    **{f"monitoring:{name}": {**POI} for name in OF_POI},
    **{f"monitoring:{name}": {**UNIT} for name in OF_UNIT},
    "monitoring:poi_activity": {**ACTIVITY},
    "monitoring:poi_remove": {**ACTIVITY},
    "monitoring:poi_codes": {**POI},
    "monitoring:poi_step": {**POI, "step": "aprobar"},
    "monitoring:poi_unlink": {**POI, "link": 1},
    "monitoring:poi_preview": {**UPLOAD},
    "monitoring:poi_rejected": {**UPLOAD},
}
