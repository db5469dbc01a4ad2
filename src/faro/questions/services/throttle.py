"""Not too many questions from one address, nor about one subject, without keeping any address."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from django.utils import timezone

from faro.catalogs.api import limit
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.questions.models import DaySalt, Trace

HOUR = timedelta(hours=1)
PER_ADDRESS, PER_SUBJECT_FACTOR = "questions.per_hour", 4


class TooManyQuestions(FaroError):
    """More questions in an hour than are taken."""


def check_and_trace(address: str, subject: str) -> None:
    """Count one more question. Raises :class:`TooManyQuestions` instead if it is one too many."""
    now = timezone.now()
    allowed = int(limit(PER_ADDRESS).value)
    digest = _digest(address, now)
    recent = Trace.objects.filter(at__gt=now - HOUR)
    if recent.filter(digest=digest).count() >= allowed:
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


def _digest(address: str, now: datetime) -> str:
    day = timezone.localdate(now)
    salt, _made = DaySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})
    return hmac.new(salt.salt.encode(), address.encode(), hashlib.sha256).hexdigest()
