"""After several failures in a row, nobody tries that user from that address for a while."""

from datetime import datetime, timedelta
from typing import Any

from axes.models import AccessAttempt
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from faro.catalogs.api import limit
from faro.directory.accounts.addresses import client_address
from faro.directory.services.security import note_lockout

TOO_MANY_REQUESTS = 429

Credentials = dict[str, Any] | None


def attempts_allowed(request: HttpRequest | None, credentials: Credentials) -> int:  # noqa: ARG001  axes gives them
    """How many failures lock."""
    return limit("accounts.lockout_attempts").value


def lock_time(request: HttpRequest | None = None) -> timedelta:  # noqa: ARG001  axes gives it
    """How long the lock lasts, from the last failure."""
    return timedelta(minutes=limit("accounts.lockout_minutes").value)


def tried_username(request: HttpRequest, credentials: Credentials) -> str:
    """The user that was tried, however it was written."""
    given = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(given).strip().casefold()


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: Credentials) -> HttpResponse:  # noqa: ARG001
    """Say until when, the same whether the user exists or not; write down the failure that locked."""
    username = tried_username(request, credentials)
    if getattr(request, "axes_failures_since_start", None) == attempts_allowed(request, credentials):
        note_lockout(username=username)
    context = {"until": _until(username, client_address(request))}
    return render(request, "account/locked_out.html", context, status=TOO_MANY_REQUESTS)


def _until(username: str, address: str | None) -> datetime:
    attempts = AccessAttempt.objects.filter(username=username, ip_address=address)
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    until: datetime = (last or timezone.now()) + lock_time()
    return until
