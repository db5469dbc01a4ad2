"""The way back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to this page. The last one, where the reader is, has no address."""

    label: str
    url: str = ""
