"""The records, or rows, that a figure looks at, and those of them that meet its condition."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models import Window as Ranked
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, RowNumber
from django.utils import timezone

from faro.kernel.text import _
from faro.registers.domain.measures.conditions import names_in
from faro.registers.domain.measures.results import Excluded
from faro.registers.domain.measures.targets import Target
from faro.registers.domain.measures.tree import Condition, Name, Scope, Window
from faro.registers.domain.measures.words import Asked, Special, Words
from faro.registers.domain.summary import indexed_questions
from faro.registers.models import Item, Record, Register, StateMove
from faro.registers.selectors.measures.conditions import Where, asked_of, value_expression
from faro.registers.selectors.measures.index import rows_by_index


@dataclass(frozen=True, slots=True)
class Span:
    """A period by its first and last day, both included."""

    first: date
    last: date


Piece = tuple[int, QuerySet[Any], Where]
"""Records that a condition is asked of, and how: those that changed their state since are asked otherwise. They are
taken away (−1) as they are today and added (1) as they were, so that all the others are counted off an index."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a figure looks at: ``window`` by the day alone, ``met`` with its condition too.

    ``condition`` is what tells them apart; ``conditions`` are all that were asked since the days. ``base``: what this
    is narrowed from. ``pieces`` make up ``met``, and are counted apart where that is quicker.
    """

    target: Target
    register: Register
    where: Where
    window: QuerySet[Any]
    met: QuerySet[Any]
    voided: QuerySet[Any]
    condition: Condition | None = None
    conditions: tuple[Condition, ...] = ()
    base: "Looked | None" = None
    pieces: tuple[Piece, ...] = ()
    counted: dict[str, int] = field(default_factory=dict, compare=False)
    latest: Name | None = None
    earlier: tuple[Excluded, ...] = ()
    """What a later record of the same stands for."""

    @property
    def everything(self) -> bool:
        """Whether all that is live on the days of the window is met: what repeats its day and life needs no join."""
        return not self.conditions and self.where.live and self.latest is None

    def narrowed(self, condition: Condition) -> "Looked":
        """Those of what is met here that meet another condition too."""
        return replace(
            self,
            window=self.met,
            met=self.met.filter(asked_of(condition, self.where)),
            condition=condition,
            conditions=(*self.conditions, condition),
            base=self,
            pieces=_filtered(self.pieces, condition),
            counted={},
        )

    @property
    def window_size(self) -> int:
        """How many are looked at."""
        if self.base is not None:
            return self.base.size
        if "window" not in self.counted:
            self.counted["window"] = self.window.count()
        return self.counted["window"]

    @property
    def size(self) -> int:
        """How many are met; off the index where it can be."""
        if not self.conditions:
            return self.window_size
        if "met" not in self.counted:
            self.counted["met"] = self._count()
        return self.counted["met"]

    def _count(self) -> int:
        rows = rows_by_index(self.where, self.conditions)
        if rows is not None:
            return rows.count()
        return sum(sign * piece.count() for sign, piece, _where in self.pieces) if self.pieces else self.met.count()

    @property
    def apart(self) -> "tuple[tuple[int, Looked], ...]":
        """What makes up what is met, each to be counted with its sign."""
        if not self.pieces:
            return ((1, self),)
        return tuple((sign, replace(self, met=met, where=where, pieces=())) for sign, met, where in self.pieces)


def _filtered(pieces: tuple[Piece, ...], condition: Condition) -> tuple[Piece, ...]:
    return tuple((sign, rows.filter(asked_of(condition, where)), where) for sign, rows, where in pieces)


def looked_at(target: Target, scope: Scope, span: Span, asking: Iterable[Condition] = ()) -> Looked:
    """What a scope means in a period. ``asking``: conditions that will be asked of it beside its own."""
    register = Register.objects.select_related("current").get(code=target.words.code)
    since, until = _days(scope.window, span)
    closing = scope.window is Window.CLOSE
    late = closing and _voided_since(register, span.last)
    filters = frozenset() if late or scope.latest is not None else _indexed(register)
    where = Where(register.pk, target.words, target.repeat, span.first, span.last, since, until, filters=filters)
    where = replace(where, state=F(f"{where.record}state"), live=not late, closing=span.last if closing else None)
    window = _rows(where, register).filter(_live(where, span.last if late else None))
    voided = _rows(where, register).filter(_voided(where, span.last if late else None))
    everything = window
    if scope.latest is not None:
        window = _last_of_each(window, scope.latest, where)
    pieces: tuple[Piece, ...] = ()
    names = any(_names_state(each, where) for each in (scope.where, *asking) if each is not None)
    if closing and names and _moved_since(register, target.words, span.last):
        moved = Q(**{f"{_record_key(where)}__in": _moves_after(register, span.last).values("record")})
        then = replace(where, state=_state(where, span.last))
        pieces = ((1, window, where), (-1, window.filter(moved), where), (1, window.filter(moved), then))
        where = then
    found = Looked(target, register, where, window, window, voided, pieces=pieces)
    if scope.latest is not None:
        found = replace(found, latest=scope.latest, earlier=_passed_over(everything, scope.latest, found))
    if scope.where is None:
        return found
    met, pieces = window.filter(asked_of(scope.where, where)), _filtered(pieces, scope.where)
    return replace(found, met=met, condition=scope.where, conditions=(scope.where,), pieces=pieces)


def _last_of_each(rows: QuerySet[Any], name: Name, where: Where) -> QuerySet[Any]:
    """Of each value of a question, the row of the last day; of one day, that written last."""
    value = value_expression(where.words.meaning(name, where.repeat), where)
    order = (F("day").desc(), F("pk").desc())
    ranked = rows.annotate(of=value).filter(of__isnull=False)
    ranked = ranked.annotate(nth=Ranked(RowNumber(), partition_by=F("of"), order_by=order)).filter(nth=1)
    return rows.filter(pk__in=ranked.values("pk"))


def _passed_over(rows: QuerySet[Any], name: Name, found: Looked) -> tuple[Excluded, ...]:
    meant = found.where.words.meaning(name, found.where.repeat)
    label = meant.label if isinstance(meant, Asked) and meant.label else name.text
    without = rows.annotate(of=value_expression(meant, found.where)).filter(of=None).count()
    earlier = _("Hay otra posterior con igual respuesta en «{label}»").format(label=label)
    nothing = _("Sin respuesta en «{label}»").format(label=label)
    return Excluded(earlier, rows.count() - without - found.window_size), Excluded(nothing, without)


def _record_key(where: Where) -> str:
    return "record" if where.repeat else "pk"


def _moves_after(register: Register, last: date) -> QuerySet[StateMove]:
    return StateMove.objects.order_by().filter(register=register, day__gt=last)


def _indexed(register: Register) -> frozenset[str]:
    return frozenset(indexed_questions(register.definition, register.version.form))


def end_of(day: date) -> datetime:
    """The last moment of a day."""
    return timezone.make_aware(datetime.combine(day, time.max))


def _days(window: Window, span: Span) -> tuple[date | None, date | None]:
    if window is Window.ALWAYS:
        return None, None
    if window is Window.CLOSE:
        return None, span.last
    return (date(span.last.year, 1, 1) if window is Window.YEAR else span.first), span.last


def _rows(where: Where, register: Register) -> QuerySet[Any]:
    """Records or rows with a day of the window, voided or not."""
    days = Q()
    if where.since is not None:
        days &= Q(day__gte=where.since)
    if where.until is not None:
        days &= Q(day__lte=where.until)
    if where.repeat:
        return Item.objects.order_by().filter(days, register=register, repeat=where.repeat)
    return Record.objects.order_by().filter(days, register=register)


def _live(where: Where, last: date | None) -> Q:
    """Not voided; ``last``: not until that day."""
    if last is None:
        return Q(live=True) if where.repeat else Q(voided_at=None)
    column = f"{where.record}voided_at"
    return Q(**{column: None}) | Q(**{f"{column}__gt": end_of(last)})


def _voided(where: Where, last: date | None) -> Q:
    if last is None:
        return Q(live=False) if where.repeat else Q(voided_at__isnull=False)
    return Q(**{f"{where.record}voided_at__lte": end_of(last)})


def _voided_since(register: Register, last: date) -> bool:
    return Record.objects.filter(register=register, voided_at__gt=end_of(last)).exists()


def _moved_since(register: Register, words: Words, last: date) -> bool:
    """Whether any record came into another state after a day: else today's states are those of that day."""
    return bool(words.states) and _moves_after(register, last).exists()


def _names_state(condition: Condition, where: Where) -> bool:
    return any(where.words.meaning(name, where.repeat) is Special.STATE for name in names_in(condition))


def _state(where: Where, last: date) -> Combinable:
    """The state on a day: today's if the record was in it already, else that of its last move until then."""
    record = "record_id" if where.repeat else "pk"
    moves = StateMove.objects.filter(record=OuterRef(record), day__lte=last).order_by("-day", "-pk")
    then = Coalesce(Subquery(moves.values("to_state")[:1]), Value(where.words.initial), output_field=CharField())
    since = {f"{where.record}state_since__lte": last}
    return Case(When(then=F(f"{where.record}state"), **since), default=then, output_field=CharField())
