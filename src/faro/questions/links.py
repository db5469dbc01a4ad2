"""Addresses of questions; among them the secret one of who asked, without account or stored secret."""

from urllib.parse import urlencode

from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

_SALT = "faro.questions.follow_up"


def follow_up_token(number: str) -> str:
    """What only who asked gets to know. It depends on the installation's key, so it is kept nowhere."""
    return Signer(salt=_SALT).signature(number)


def is_follow_up_token(number: str, token: str) -> bool:
    """Whether the token is that of the question."""
    return constant_time_compare(token, follow_up_token(number))


def follow_up_path(number: str) -> str:
    """The address for who asked."""
    return reverse("public_questions:follow_up", kwargs={"number": number, "token": follow_up_token(number)})


def public_path(number: str) -> str:
    """The address for everyone."""
    return reverse("public_questions:question", kwargs={"number": number})


def questioning_url(subject: str) -> str:
    """Where anyone questions a subject."""
    return f"{reverse('public_questions:ask')}?{urlencode({'sobre': subject})}"
