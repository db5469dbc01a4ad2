"""From which address a request comes."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

FORWARDING = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_X_FORWARDED_HOST", "HTTP_VIA")


def client_address(request: HttpRequest) -> str | None:
    """The reader's address; behind our own proxies (``ALLAUTH_TRUSTED_PROXY_COUNT``), the one that they tell."""
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    told = [address.strip() for address in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(told) >= proxies and is_address(told[-proxies]):
        return told[-proxies]
    direct = request.META.get("REMOTE_ADDR", "")
    return direct if is_address(direct) else None


def is_address(text: str) -> bool:
    """Whether a text is an IP address."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def comes_from_this_machine(request: HttpRequest) -> bool:
    """Whether the request comes over loopback and through no proxy."""
    if any(header in request.META for header in FORWARDING):
        return False
    direct = request.META.get("REMOTE_ADDR", "")
    return is_address(direct) and ip_address(direct).is_loopback
