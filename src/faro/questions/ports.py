"""What may be questioned: rooms above say it when they start."""

from collections.abc import Callable
from dataclasses import dataclass, replace

LONGEST = 400
"""Letters that are kept of what a subject is called, how it reads and where it is; a plan may name it longer."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that may be questioned. ``figure``: how it reads now, in words; ``publication``: where it is published.

    ``unit_code``: the unit that answers; empty where none is named, and then the planning office does.
    """

    title: str
    url: str
    unit_code: str
    published: bool
    figure: str = ""
    publication: str = ""


Resolver = Callable[[str], Subject | None]

_resolvers: list[Resolver] = []


def register_subjects(resolver: Resolver) -> None:
    """Add someone who can tell what a subject key is, or give None for keys of others."""
    if resolver not in _resolvers:
        _resolvers.append(resolver)


def subject_of(key: str) -> Subject | None:
    """What a key is, if anyone knows; in as many letters as are kept."""
    found = next((found for found in (resolver(key) for resolver in _resolvers) if found), None)
    if found is None:
        return None
    url = found.url if len(found.url) <= LONGEST else ""
    return replace(found, title=found.title[:LONGEST], figure=found.figure[:LONGEST], url=url)
