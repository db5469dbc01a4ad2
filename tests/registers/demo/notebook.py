"""What the offices wrote down in the demonstration's year, as plain Python: no measure of ours behind it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache

from faro.registers.models import Item, Record, StateMove

FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)
MILLION = 1_000_000


@dataclass
class Note:
    """A record. ``number``: by which others name it. ``state``: on the last day. ``rows``: of its repeats."""

    number: str
    day: date
    state: str
    answers: dict[str, object]
    rows: dict[str, list[dict[str, object]]] = field(default_factory=lambda: defaultdict(list))

    def __getitem__(self, question: str) -> object:
        return self.answers.get(question)

    def quantity(self, question: str) -> Fraction:
        """A quantity, which is kept in whole millionths; nothing written adds nothing."""
        held = self.answers.get(question)
        assert held is None or isinstance(held, int)
        return Fraction(held or 0, MILLION)


@cache
def notes(register: str) -> tuple[Note, ...]:
    """Every record of a register that was not voided."""
    held = {each.pk: each for each in Record.objects.filter(register__code=register, voided_at=None)}
    moves = StateMove.objects.filter(register__code=register, day__lte=LAST).order_by("day", "id")
    states: dict[int, str] = dict(moves.values_list("record_id", "to_state"))
    found = {pk: Note(each.number, each.day, states.get(pk, each.state), each.answers) for pk, each in held.items()}
    for row in Item.objects.filter(register__code=register).order_by("position"):
        if row.record_id in found:
            found[row.record_id].rows[row.repeat].append(row.answers)
    return tuple(found.values())


def of_year(register: str) -> Iterator[Note]:
    """Those dated in the year."""
    return (each for each in notes(register) if FIRST <= each.day <= LAST)


def standing(register: str) -> Iterator[Note]:
    """Those that existed on the year's last day."""
    return (each for each in notes(register) if each.day <= LAST)


def rows_of_year(register: str, repeat: str) -> Iterator[tuple[Note, dict[str, object]]]:
    """The rows of a repeat, each with the record it stands in."""
    return ((each, row) for each in of_year(register) for row in each.rows[repeat])


def documents(register: str, repeat: str) -> set[object]:
    """The documents that the rows of the year give, each once."""
    return {row["dni"] for _note, row in rows_of_year(register, repeat) if row.get("dni")}
