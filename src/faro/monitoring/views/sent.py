"""What a button or a box outside of a Django form sends: words and numbers that anyone may have made up."""

from django.http import HttpRequest

LONGEST_NUMBER = 15
"""Digits: what any database holds."""


def words_sent(request: HttpRequest, name: str) -> str:
    """The text of a box, without null signs, which nothing can keep; empty where nothing came."""
    return request.POST.get(name, "").replace("\x00", "")


def number_of(text: str) -> int | None:
    """A number of someone's choice in plain digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def numbers_sent(request: HttpRequest, name: str) -> list[int]:
    """The numbers that were marked; what is none is left out."""
    return [number for each in request.POST.getlist(name) if (number := number_of(each)) is not None]
