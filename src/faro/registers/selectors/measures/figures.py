"""Numerators and denominators: what each figure gives over what it looks at, and what it leaves out."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.lookups import IsNull

from faro.kernel.text import _
from faro.parties.api import Party, resolve_many
from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures.conditions import has_ways_out, names_in
from faro.registers.domain.measures.results import MILLION, Excluded, Side
from faro.registers.domain.measures.targets import people_of
from faro.registers.domain.measures.tree import Entered, Figure, Kind, Name, Operand
from faro.registers.domain.measures.words import Asked, People
from faro.registers.models import Participant, StateMove
from faro.registers.selectors.measures.conditions import is_there, value_expression
from faro.registers.selectors.measures.index import rows_by_index
from faro.registers.selectors.measures.joins import how_many_named, participants_of
from faro.registers.selectors.measures.scope import Looked
from faro.registers.selectors.measures.values import DayAsText

PARTS = 500
"""Keys asked for at once: below what any database takes in one statement."""


def side_of(figure: Figure, looked: Looked) -> Side:
    """The figure over what is looked at."""
    if figure.kind is Kind.COUNT:
        return _counted(looked)
    if (people := people_of(figure, looked.target.words)) is not None:
        return people_side([(people, looked)])
    return {
        Kind.DISTINCT: _distinct,
        Kind.SUM: _summed,
        Kind.AVERAGE: _averaged,
        Kind.MEDIAN: _median,
        Kind.MEDIAN_DAYS: _median_days,
    }[figure.kind](figure, looked)


def left_out(looked: Looked, *reasons: Excluded) -> tuple[Excluded, ...]:
    """Those reasons that leave something out, with the answers that the condition misses and what was voided."""
    every = (*reasons, *looked.earlier, *_unanswered(looked), Excluded(_("Anulados"), looked.voided.count()))
    return tuple(each for each in every if each.count)


def _counted(looked: Looked) -> Side:
    window, met = _sizes(looked)
    return Side(Fraction(met), window, met, left_out(looked))


def _distinct(figure: Figure, looked: Looked) -> Side:
    name = _name(figure.operands[0])
    expression = value_expression(looked.target.words.meaning(name, looked.target.repeat), looked.where)
    window, met = _sizes(looked)
    found = looked.met.annotate(reckoned=expression).aggregate(
        values=Count("reckoned", distinct=True), used=Count("reckoned")
    )
    return Side(
        Fraction(found["values"]), window, found["used"], left_out(looked, _without(looked, name, met - found["used"]))
    )


def _summed(figure: Figure, looked: Looked) -> Side:
    total, window, used, excluded = _total(figure, looked)
    return Side(Fraction(total, MILLION) if total is not None else Fraction(0), window, used, excluded)


def _averaged(figure: Figure, looked: Looked) -> Side:
    total, window, used, excluded = _total(figure, looked)
    return Side(Fraction(total, MILLION) if total is not None else None, window, used, excluded, per=used)


def _total(figure: Figure, looked: Looked) -> tuple[int | None, int, int, tuple[Excluded, ...]]:
    name = _name(figure.operands[0])
    window, met = _sizes(looked)
    found = _numbers(name, looked).aggregate(total=Sum("reckoned"), used=Count("reckoned"))
    total = int(found["total"]) if found["total"] is not None else None
    return total, window, found["used"], left_out(looked, _without(looked, name, met - found["used"]))


def _numbers(name: Name, looked: Looked) -> QuerySet[Any]:
    """What is met, each with its number as ``reckoned``; off the index where it can be."""
    meant = looked.target.words.meaning(name, looked.target.repeat)
    if isinstance(meant, Asked) and (rows := rows_by_index(looked.where, looked.conditions, meant)) is not None:
        return rows.annotate(reckoned=F("number"))
    met: QuerySet[Any] = looked.met.annotate(reckoned=_number(name, looked))
    return met


def _median(figure: Figure, looked: Looked) -> Side:
    name = _name(figure.operands[0])
    window, met = _sizes(looked)
    values = _numbers(name, looked).filter(reckoned__isnull=False)
    used = values.count()
    middle = (
        values.order_by("reckoned").values_list("reckoned", flat=True)[(used - 1) // 2 : used // 2 + 1] if used else []
    )
    found = list(middle)
    value = Fraction(sum(found), len(found) * MILLION) if found else None
    return Side(value, window, used, left_out(looked, _without(looked, name, met - used)))


def _median_days(figure: Figure, looked: Looked) -> Side:
    first, last = figure.operands
    window, met = _sizes(looked)
    histogram: dict[int, int] = {}
    for one, other in _pairs(first, last, looked):
        days = (other - one).days
        histogram[days] = histogram.get(days, 0) + 1
    dated = sum(histogram.values())
    backwards = sum(times for days, times in histogram.items() if days < 0)
    forwards = {days: times for days, times in histogram.items() if days >= 0}
    excluded = left_out(
        looked,
        Excluded(_("Falta una de las dos fechas"), met - dated),
        Excluded(_("La segunda fecha es anterior a la primera"), backwards),
    )
    return Side(_middle(forwards), window, dated - backwards, excluded)


def _pairs(first: Operand, last: Operand, looked: Looked) -> Iterator[tuple[date, date]]:
    """Both days of all that has both. The moves are read once, not looked up record by record."""
    key = _record_key(looked)
    columns = {f"end{n}": _number(each, looked) for n, each in enumerate((first, last)) if isinstance(each, Name)}
    ends = ((first, "end0", _entered(first, looked, Min)), (last, "end1", _entered(last, looked, Max)))
    names = (key, *columns)
    for row in looked.met.annotate(**columns).values_list(*names).iterator(chunk_size=5_000):
        said = dict(zip(names, row, strict=True))
        one, other = (said[name] if isinstance(each, Name) else days.get(said[key]) for each, name, days in ends)
        if one is not None and other is not None:
            yield _as_day(one), _as_day(other)


def _as_day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _entered(operand: Operand, looked: Looked, which: type[Min] | type[Max]) -> dict[int, date]:
    """The first or last day on which each record came into a state."""
    if isinstance(operand, Name):
        return {}
    moves = StateMove.objects.order_by().filter(to_state=operand.state.text)
    inside = looked.met.values("record" if looked.target.repeat else "pk")
    found = moves.filter(record__in=inside).values_list("record").annotate(found=which("day"))
    return dict(found.iterator(chunk_size=5_000))


def _middle(histogram: dict[int, int]) -> Fraction | None:
    """The median of whole numbers that come so many times each."""
    size = sum(histogram.values())
    if not size:
        return None
    wanted = [(size - 1) // 2, size // 2]
    found, passed = [], 0
    for value in sorted(histogram):
        passed += histogram[value]
        while wanted and wanted[0] < passed:
            found.append(value)
            wanted.pop(0)
    return Fraction(sum(found), 2)


def people_side(sources: Sequence[tuple[People, Looked]]) -> Side:
    """How many distinct people there are in all of the sources together."""
    window, used = 0, 0
    excluded: dict[str, int] = {}
    for people, looked in sources:
        window += looked.window_size
        named = how_many_named(people, looked)
        used += named
        text = _("Sin persona identificada («{role}»)").format(role=people.role)
        for each in left_out(looked, Excluded(text, looked.size - named)):
            excluded[each.reason] = excluded.get(each.reason, 0) + each.count
    persons = _persons([participants_of(people, looked) for people, looked in sources])
    return Side(Fraction(persons), window, used, tuple(Excluded(reason, count) for reason, count in excluded.items()))


def _persons(sources: Sequence[QuerySet[Participant]]) -> int:
    """How many parties, those that were merged counted once."""
    first, *others = (rows.values_list("party", flat=True).distinct() for rows in sources)
    found = first.union(*others).count() if others else first.count()
    merged = set(Party.objects.filter(merged_into__isnull=False).order_by().values_list("key", flat=True))
    losers = {key for rows in sources for key in _present(rows, merged)}
    survivors = set(resolve_many(losers).values())
    present = {key for rows in sources for key in _present(rows, survivors)}
    return int(found) - len(losers) + len(survivors) - len(present)


def _present(rows: QuerySet[Participant], keys: set[str]) -> set[str]:
    listed, found = sorted(keys), set[str]()
    for start in range(0, len(listed), PARTS):
        found |= set(rows.filter(party__in=listed[start : start + PARTS]).values_list("party", flat=True))
    return found


def _sizes(looked: Looked) -> tuple[int, int]:
    return looked.window_size, looked.size


def _number(name: Name, looked: Looked) -> Any:
    return value_expression(looked.target.words.meaning(name, looked.target.repeat), looked.where)


def day_expression(operand: Operand, looked: Looked, which: type[Min] | type[Max]) -> Any:
    """A date question, or the first (of the beginning) or last day (of the end) of coming into a state, as text."""
    if isinstance(operand, Name):
        return value_expression(looked.target.words.meaning(operand, looked.target.repeat), looked.where)
    moves = StateMove.objects.order_by().filter(record=OuterRef(_record_key(looked)), to_state=operand.state.text)
    return DayAsText(Subquery(moves.values("record").annotate(found=which("day")).values("found")))


def _record_key(looked: Looked) -> str:
    return "record_id" if looked.target.repeat else "pk"


def _name(operand: Operand) -> Name:
    if isinstance(operand, Entered):
        raise TypeError(operand)
    return operand


def _without(looked: Looked, name: Name, count: int) -> Excluded:
    meant = looked.target.words.meaning(name, looked.target.repeat)
    label = meant.label if isinstance(meant, Asked) and meant.label else name.text
    return Excluded(_("Sin respuesta en «{label}»").format(label=label), count)


def _unanswered(looked: Looked) -> Iterator[Excluded]:
    """For each question that the condition asks, how many are left out that do not answer it.

    What is missing meets no comparison; what meets another side of an «o», or is asked whether not, is not left out.
    """
    seen: set[str] = set()
    for name in names_in(looked.condition, blank=False) if looked.condition else ():
        meant = looked.target.words.meaning(name, looked.target.repeat)
        if not isinstance(meant, Asked) or meant.repeat not in ("", looked.target.repeat) or meant.key in seen:
            continue
        seen.add(meant.key)
        text = _("Sin respuesta en «{label}», que la condición pregunta")
        kept = _silent_and_met(meant, looked) if looked.condition and has_ways_out(looked.condition) else 0
        yield Excluded(text.format(label=meant.label or meant.key), _silent(meant, looked) - kept)


def _silent_and_met(asked: Asked, looked: Looked) -> int:
    if asked.data is Data.CHOICES:
        return looked.met.filter(~Q(is_there(asked, looked.where))).count()
    return looked.met.filter(Q(IsNull(value_expression(asked, looked.where), True))).count()  # noqa: FBT003


def _silent(asked: Asked, looked: Looked) -> int:
    if asked.data is not Data.CHOICES:
        rows = rows_by_index(looked.where, looked.conditions[:-1], asked)
        if rows is not None:
            return looked.window_size - rows.count()
        return looked.window.filter(Q(IsNull(value_expression(asked, looked.where), True))).count()  # noqa: FBT003
    return looked.window.filter(~Q(is_there(asked, looked.where))).count()
