"""Addresses of the room; among them the one that only an attendee gets to know, without account or stored secret."""

from urllib.parse import urlencode

from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from faro.hearings.models import Attendee

_SALT = "faro.hearings.attendee"


def attendee_token(code: str, number: int) -> str:
    """What only the attendee gets to know. It depends on the installation's key, so it is kept nowhere."""
    return Signer(salt=_SALT).signature(f"{code}/{number}")


def is_attendee_token(code: str, number: int, token: str) -> bool:
    """Whether the token is that of the attendee."""
    return constant_time_compare(token, attendee_token(code, number))


def attendee_path(attendee: Attendee) -> str:
    """The page of an attendee."""
    code, number = attendee.hearing.code, attendee.number
    kwargs = {"code": code, "number": number, "token": attendee_token(code, number)}
    return reverse("public_hearings:attendee", kwargs=kwargs)


def public_path(code: str, name: str = "hearing") -> str:
    """A page for everyone."""
    return reverse(f"portal:hearings_{name}", kwargs={"code": code})


def registering_path(code: str) -> str:
    """Where anyone registers."""
    return reverse("public_hearings:register", kwargs={"code": code})


def asking_path(code: str, subject: str = "") -> str:
    """Where anyone asks, about a published figure or in general."""
    path = reverse("public_hearings:ask", kwargs={"code": code})
    return f"{path}?{urlencode({'sobre': subject})}" if subject else path
