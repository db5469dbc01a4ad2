"""What came of saving a record: the record, or why it was not saved. Nothing given is lost either way."""

from dataclasses import dataclass

from faro.parties.api import Candidate
from faro.registers.domain.forms.model import Place, Problem
from faro.registers.models import Draft, Record


@dataclass(frozen=True, slots=True)
class LikelyParty:
    """Someone that a record names and that may be kept already: nobody has said yet that it is another."""

    place: Place
    name: str
    candidates: tuple[Candidate, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of those alike, to be given back as confirmed once somebody looked."""
        return tuple(each.party.key for each in self.candidates)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A record that says already what may not repeat."""

    keys: tuple[str, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class Clash:
    """Someone else saved the record meanwhile. What was given waits in ``draft``; ``record`` is as it stands now."""

    record: Record
    draft: Draft


@dataclass(frozen=True, slots=True)
class Saved:
    """``record`` is what was saved, or was saved before under the same key; None where it was not."""

    record: Record | None = None
    problems: tuple[Problem, ...] = ()
    likely_parties: tuple[LikelyParty, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    clash: Clash | None = None
    created: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of a load that was not taken. ``position``: in what was given, from 0."""

    position: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a load. Where something was rejected and no part was to be taken, nothing was added."""

    added: int
    known: int
    rejected: tuple[Rejected, ...]
