"""A code of the second factor serves once: in every process, and for as long as it would be taken."""

import time

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

PERIOD_SECONDS = 30
"""How long an application shows a code (RFC 6238 §5.2)."""
SPENT = "spent"


@transaction.atomic
def spend_code(*, factor: Authenticator, code: str) -> bool:
    """Note that a right code was used; whether it was the first time. Spaces and hyphens make no other code of it."""
    now = time.time()
    # Taken in its own period and, for clocks that are off, in so many before and after it.
    until = now + PERIOD_SECONDS * (2 * settings.MFA_TOTP_TOLERANCE + 1)
    bare = "".join(sign for sign in code if sign.isalnum())
    kept = Authenticator.objects.select_for_update().get(pk=factor.pk)
    spent = {each: end for each, end in kept.data.get(SPENT, {}).items() if end > now}
    factor.data = kept.data = {**kept.data, SPENT: {bare: until, **spent}}
    kept.save(update_fields=["data"])
    return bare not in spent
