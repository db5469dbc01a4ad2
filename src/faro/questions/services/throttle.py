"""Not too many questions from one address, nor about one subject, without keeping any address."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.utils import timezone

from faro.catalogs.api import limit
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.questions.models import DaySalt, Trace

HOUR = timedelta(hours=1)
OF_ONE_CONNECTION = 64
"""Bits of an IPv6 address that all of one connection share (RFC 6177 §2)."""

PER_ADDRESS, PER_SUBJECT_FACTOR = "questions.per_hour", 4


class TooManyQuestions(FaroError):
    """More questions in an hour than are taken."""


def check_and_trace(address: str, subject: str) -> None:
    """Count one more question. Raises :class:`TooManyQuestions` instead if it is one too many."""
    now = timezone.now()
    allowed = int(limit(PER_ADDRESS).value)
    digest = _digest(address, now)
    recent = Trace.objects.filter(at__gt=now - HOUR)
    if recent.filter(digest=digest, subject__contains=":").count() >= allowed:
        raise TooManyQuestions(
            _(
                "Ya se recibieron {n} cuestiones desde su conexión en la última hora. Vuelva a intentarlo más tarde."
            ).format(n=allowed)
        )
    if recent.filter(subject=subject).count() >= allowed * PER_SUBJECT_FACTOR:
        raise TooManyQuestions(
            _("Esta cifra recibió muchas cuestiones en la última hora. Vuelva a intentarlo más tarde.")
        )
    Trace.objects.create(digest=digest, subject=subject, at=now)


def count_act(address: str, *, scope: str, allowed: int, sentence: str) -> None:
    """Count one more act of another room from an address, apart from questions and from other scopes.

    Raises :class:`TooManyQuestions` with that sentence once ``allowed`` were counted in an hour.
    """
    now = timezone.now()
    digest = _digest(address, now)
    if Trace.objects.filter(at__gt=now - HOUR, digest=digest, subject=scope).count() >= allowed:
        raise TooManyQuestions(sentence)
    Trace.objects.create(digest=digest, subject=scope, at=now)


def _digest(address: str, now: datetime) -> str:
    day = timezone.localdate(now)
    salt, _made = DaySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})
    return hmac.new(salt.salt.encode(), _connection(address).encode(), hashlib.sha256).hexdigest()


def _connection(address: str) -> str:
    """The address; of IPv6 its network, because each connection has more addresses there than it could use up."""
    try:
        told = ip_address(address)
    except ValueError:
        return address
    if not isinstance(told, IPv6Address):
        return str(told)
    return str(told.ipv4_mapped or IPv6Network((told, OF_ONE_CONNECTION), strict=False))
