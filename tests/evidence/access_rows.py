"""Who gets what from the addresses of files, in the world of the demonstration.

Its file is a text of the unit of ``registrador`` and ``responsable``, published: it has no copies to show.
"""

import hashlib

from tests.config.world import ROLES

from faro.cli.installation.demo_world import FILE_TEXT

_FILE: dict[str, object] = {"sha256": hashlib.sha256(FILE_TEXT.encode()).hexdigest()}
VIEWERS = ("registrador", "responsable", "planeamiento", "direccion", "control")


def only(*roles: str, status: int = 200) -> dict[str, int]:
    """Those roles get that answer, others are refused, and who did not sign in is shown the way in."""
    return {role: status if role in roles else 403 for role in ROLES} | {"publico": 302}


ROWS: dict[str, dict[str, int]] = {
    "evidence:list": only(*VIEWERS),
    "evidence:file": only(*VIEWERS),
    "evidence:upload": only("registrador", "responsable", "planeamiento"),
    "evidence:unlink": only("planeamiento", "registrador", "responsable"),
    "evidence:publish": only("planeamiento"),
    "evidence:withdraw": only("planeamiento"),
    "evidence:retention": only("planeamiento"),
    "files:original": only("responsable", "planeamiento", "control"),
    "files:display": only(*VIEWERS, status=404),
    "files:thumbnail": only(*VIEWERS, status=404),
    "files:public": dict.fromkeys(ROLES, 200),
}

KWARGS: dict[str, dict[str, object]] = {
    **{name: _FILE for name in ROWS if name not in {"evidence:list", "evidence:upload", "evidence:retention"}},
    "evidence:unlink": {**_FILE, "place": 1},
}
