"""Subject keys of the room, and where what they name is shown."""

import re

from django.urls import reverse

from faro.evidence.ports import Place
from faro.hearings.models import Commitment, Hearing
from faro.kernel.text import _
from faro.ledger.api import subject_key

_KEY = re.compile(r"(?P<kind>hearing|hearing_question|hearing_commitment):(?P<code>[0-9]{4}-[0-9]+)(?:/(?P<n>[0-9]+))?")


def key_of(hearing: Hearing) -> str:
    """The key of a hearing."""
    return subject_key("hearing", hearing.code)


def question_key(hearing: Hearing, number: int) -> str:
    """The key of a question."""
    return subject_key("hearing_question", hearing.code, str(number))


def commitment_key(commitment: Commitment) -> str:
    """The key of what was promised."""
    return subject_key("hearing_commitment", commitment.hearing.code, str(commitment.number))


def title_of(key: str) -> str | None:
    """How a key reads; None for keys of others."""
    parts = _KEY.fullmatch(key)
    if parts is None:
        return None
    words = {
        "hearing": _("audiencia {code}"),
        "hearing_question": _("pregunta {n} de la audiencia {code}"),
        "hearing_commitment": _("compromiso {n} de la audiencia {code}"),
    }
    return words[parts["kind"]].format(code=parts["code"], n=parts["n"])


def place_of(key: str) -> Place | None:
    """Where a thing of ours is shown to the staff; None for keys of others and for what is not there."""
    parts, title = _KEY.fullmatch(key), title_of(key)
    if parts is None or title is None or not Hearing.objects.filter(code=parts["code"]).exists():
        return None
    return Place(title, reverse("hearings:hearing", kwargs={"code": parts["code"]}))
