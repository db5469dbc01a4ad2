"""Who gets what from the addresses of hearings, in the world of the demonstration.

Its hearing is called and still to come: who came, report and minutes are not there yet. Its question is given to a unit
that is not that of ``responsable``.
"""

from django.utils import timezone
from tests.config.world import ROLES

from faro.cli.installation.demo_hearings import upcoming_day
from faro.hearings.links import attendee_token

CODE = f"{upcoming_day(timezone.localdate()).year}-1"
OPEN_TO_ALL = dict.fromkeys(ROLES, 200)
NOT_FOUND = dict.fromkeys(ROLES, 404)
NOT_ALLOWED = dict.fromkeys(ROLES, 405)


def only(*roles: str, status: int = 200) -> dict[str, int]:
    """Those roles get the page, others are refused, and who did not sign in is shown the way in."""
    return {role: status if role in roles else 403 for role in ROLES} | {"publico": 302}


VIEWERS = only("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")
MANAGERS = only("planeamiento")
AT_THE_DOOR = only("registrador", "planeamiento")

ROWS: dict[str, dict[str, int]] = {
    "portal:hearings": OPEN_TO_ALL,
    "portal:hearings_unanswered": OPEN_TO_ALL,
    "portal:hearings_feed": OPEN_TO_ALL,
    "portal:hearings_data": OPEN_TO_ALL,
    "portal:hearings_hearing": OPEN_TO_ALL,
    "portal:hearings_report": NOT_FOUND,
    "portal:hearings_minutes": NOT_FOUND,
    "portal:hearings_ics": OPEN_TO_ALL,
    "portal:hearings_document": NOT_FOUND,
    "public_hearings:register": OPEN_TO_ALL,
    "public_hearings:ask": OPEN_TO_ALL,
    "public_hearings:attendee": OPEN_TO_ALL,
    "hearings:list": VIEWERS,
    "hearings:new": MANAGERS,
    "hearings:hearing": VIEWERS,
    "hearings:edit": MANAGERS,
    "hearings:call": MANAGERS,
    "hearings:postpone": MANAGERS,
    "hearings:reschedule": MANAGERS,
    "hearings:cancel": MANAGERS,
    "hearings:report": VIEWERS,
    "hearings:publish_report": NOT_ALLOWED,
    "hearings:hold": NOT_ALLOWED,
    "hearings:desk": AT_THE_DOOR,
    "hearings:desk_register": AT_THE_DOOR,
    "hearings:desk_ask": AT_THE_DOOR,
    "hearings:arrive": NOT_ALLOWED,
    "hearings:questions": VIEWERS,
    "hearings:moderate": MANAGERS,
    "hearings:answer": MANAGERS,
    "hearings:minutes": VIEWERS,
    "hearings:write_minutes": MANAGERS,
    "hearings:publish_draft": NOT_ALLOWED,
    "hearings:close_minutes": NOT_ALLOWED,
    "hearings:signed": MANAGERS,
    "hearings:decide": only("planeamiento", status=404),
    "hearings:commitments": VIEWERS,
    "hearings:commit": MANAGERS,
    "hearings:follow": only("responsable", "planeamiento", status=404),
}

_HEARING: dict[str, object] = {"code": CODE}
_ATTENDEE: dict[str, object] = {"code": CODE, "number": 1, "token": attendee_token(CODE, 1)}
_WITHOUT = {"portal:hearings", "portal:hearings_unanswered", "portal:hearings_feed", "hearings:list", "hearings:new"}
_NUMBERED = {"hearings:arrive", "hearings:moderate", "hearings:answer", "hearings:decide", "hearings:follow"}

KWARGS: dict[str, dict[str, object]] = (
    {name: _HEARING for name in ROWS if name not in _WITHOUT}
    | {name: _HEARING | {"number": 1} for name in _NUMBERED}
    | {
        "portal:hearings_data": {"table": "preguntas", "suffix": "csv"},
        "portal:hearings_document": _HEARING | {"document": "acta", "suffix": "pdf"},
        "public_hearings:attendee": _ATTENDEE,
    }
)
