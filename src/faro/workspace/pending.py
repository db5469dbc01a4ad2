"""What a person has to do, room by room, and only what their permissions reach."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from faro.directory.api import Access
from faro.kernel.text import _

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do. ``when``: its term in words; ``late``: the term is over."""

    title: str
    url: str
    note: str = ""
    when: str = ""
    due: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Duties of one kind: the first of them, how many there are, and where all of them are."""

    title: str
    duties: tuple[Duty, ...]
    total: int
    url: str
    nothing: str

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.duties)


Collector = Callable[[Access], Section | None]


def pending_for(access: Access) -> tuple[Section, ...]:
    """The sections that concern this person, those with something to do first."""
    found = [section for section in (collect(access) for collect in COLLECTORS) if section]
    return tuple(sorted(found, key=lambda section: section.total == 0))


COLLECTORS: tuple[Collector, ...] = ()
