"""Where a form leads back to."""

from django.urls import reverse


def list_address(code: str) -> str:
    """The list of a register's records."""
    return reverse("registers:new", args=[code]).removesuffix("nuevo/")


def record_address(code: str, key: str) -> str:
    """The page of a record."""
    return f"{list_address(code)}{key}/"
