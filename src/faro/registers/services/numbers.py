"""Numbers of records: one after another, none given twice."""

from collections.abc import Sequence
from datetime import date

from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.numbering import number_of, restarts_each_year
from faro.registers.models import Counter, Record, Register


def next_numbers(register: Register, definition: RegisterDefinition, days: Sequence[date]) -> list[str]:
    """A number for each day, in order. Whoever else saves a new record of the register waits until this one ends."""
    pattern = definition.record.number
    yearly = restarts_each_year(pattern)
    found: list[str] = [""] * len(days)
    for year in sorted({day.year if yearly else 0 for day in days}):
        places = [place for place, day in enumerate(days) if not yearly or day.year == year]
        counter, _made = Counter.objects.select_for_update().get_or_create(register=register, year=year)
        for place, sequence in zip(places, _free(register, pattern, days, counter.last, places), strict=True):
            found[place] = number_of(pattern, days[place].year, sequence)
            counter.last = sequence
        counter.save(update_fields=["last"])
    return found


def _free(register: Register, pattern: str, days: Sequence[date], last: int, places: Sequence[int]) -> Sequence[int]:
    """The sequences that follow. Where an earlier pattern of the register gave such a number, it is left out."""
    sequences = list(range(last + 1, last + 1 + len(places)))
    numbers = [number_of(pattern, days[place].year, each) for place, each in zip(places, sequences, strict=True)]
    taken = set()
    for start in range(0, len(numbers), 500):
        chunk = numbers[start : start + 500]
        taken |= set(Record.objects.filter(register=register, number__in=chunk).values_list("number", flat=True))
    if not taken:
        return sequences
    return _free(register, pattern, days, sequences[-1], places)
