"""Who may see which page of the room: the expected status of a GET, by URL name and role."""

from tests.directory.cast import ROLES

SEES = dict.fromkeys(ROLES, 200) | {"administrador": 403, "publico": 302}
IMPORTS = dict.fromkeys(ROLES, 403) | {"planeamiento": 200, "publico": 302}
ABSENT = dict.fromkeys(ROLES, 404) | {"administrador": 403, "publico": 302}
"""The demonstration has no file of the year 2001."""

ROWS: dict[str, dict[str, int]] = {
    "budget:list": SEES,
    "budget:upload": IMPORTS,
    "budget:release": ABSENT,
    "budget:release_rows": ABSENT,
    "budget:quarantine": ABSENT,
    "budget:year": ABSENT,
    "budget:year_by": ABSENT,
    "budget:sec_func": ABSENT,
}

KWARGS: dict[str, dict[str, object]] = {
    "budget:release": {"pk": 999_999_999},
    "budget:release_rows": {"pk": 999_999_999, "shown": "advertencias"},
    "budget:quarantine": {"pk": 999_999_999},
    "budget:year_by": {"year": 2001, "by": "rubro"},
    "budget:year": {"year": 2001},
    "budget:sec_func": {"year": 2001, "code": "0001"},
}
