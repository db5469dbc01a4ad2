"""What a sheet in the browser sends of itself, cell by cell, and what became of each."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One cell as someone typed it, over ``base``, which is what they saw before.

    ``id`` is the browser's own name of the change: the answer repeats it. ``block``: cells pasted at once share one.
    """

    id: str
    row: str
    field: str
    base: str
    value: str
    block: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the server says of one change: ``value`` is what it holds now, as the cell shows it."""

    id: str
    row: str
    field: str
    value: str = ""
    who: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """Every change once: saved, in clash with somebody else's value, which stays, or refused with a reason.

    ``rows``: the codes of the rows that the browser had named itself.
    """

    saved: tuple[Answered, ...] = ()
    clashes: tuple[Answered, ...] = ()
    errors: tuple[Answered, ...] = ()
    rows: dict[str, str] = field(default_factory=dict)
    revision: int = 0
