"""Who gets what from the addresses of questions, in the world of the demonstration.

Its first question is about a figure of a unit that is not that of ``registrador`` and ``responsable``.
"""

from django.utils import timezone
from tests.config.world import ROLES

from faro.questions.links import follow_up_token

FIRST = f"{timezone.localdate().year}-0001"
OPEN_TO_ALL = dict.fromkeys(ROLES, 200)
NOT_FOUND = dict.fromkeys(ROLES, 404)
NOT_ALLOWED = dict.fromkeys(ROLES, 405)


def only(*roles: str) -> dict[str, int]:
    """Those roles get the page, others are refused, and who did not sign in is shown the way in."""
    return {role: 200 if role in roles else 403 for role in ROLES} | {"publico": 302}


ROWS: dict[str, dict[str, int]] = {
    # Without saying which figure, there is nothing to question.
    "public_questions:ask": NOT_FOUND,
    "public_questions:list": OPEN_TO_ALL,
    "public_questions:question": OPEN_TO_ALL,
    "public_questions:follow_up": OPEN_TO_ALL,
    "public_questions:errata": OPEN_TO_ALL,
    "public_questions:news": OPEN_TO_ALL,
    "questions:list": only("registrador", "responsable", "planeamiento", "direccion", "control"),
    "questions:question": only("planeamiento", "direccion", "control"),
    "questions:take_up": NOT_ALLOWED,
    "questions:answer": only("planeamiento"),
    "questions:ask_clarification": only("planeamiento"),
    "questions:extend": only("planeamiento"),
    "questions:reassign": only("planeamiento"),
    "questions:moderation": only("planeamiento"),
    "questions:moderate": only("planeamiento"),
}

_FIRST: dict[str, object] = {"number": FIRST}
KWARGS: dict[str, dict[str, object]] = {
    "public_questions:question": _FIRST,
    "public_questions:follow_up": {"number": FIRST, "token": follow_up_token(FIRST)},
    "questions:question": _FIRST,
    "questions:take_up": _FIRST,
    "questions:answer": _FIRST,
    "questions:ask_clarification": _FIRST,
    "questions:extend": _FIRST,
    "questions:reassign": _FIRST,
    "questions:moderate": {"number": FIRST, "place": 1},
}
