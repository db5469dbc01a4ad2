"""Reorganising: each service ends rows and begins others, and says what became what, since when and by what ruling.

``on`` is the first day of the new order. All raise :class:`~faro.kernel.errors.FaroError` and then change nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.db import transaction

from faro.directory.domain.units import UnitFacts, is_above_itself
from faro.directory.models import Succession, Unit, UnitChange
from faro.directory.selectors.units import tree_parents
from faro.kernel.errors import FaroError
from faro.kernel.formats import day as shown_day
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key

Kind = UnitChange.Kind


@transaction.atomic
def open_unit(*, actor: Actor, unit: UnitFacts, on: date, instrument: str, note: str = "") -> Unit:
    """Create a unit."""
    work = _Reorganisation(actor, Kind.OPEN, on, instrument, note)
    row = work.begin(unit)
    work.succeed([(None, row)])
    return row


@transaction.atomic
def rename_unit(*, actor: Actor, code: str, name: str, on: date, instrument: str, note: str = "") -> Unit:
    """Give a unit another name."""
    work = _Reorganisation(actor, Kind.RENAME, on, instrument, note)
    before = work.end(code)
    if not name.strip() or name == before.name:
        raise FaroError(_("Escriba un nombre distinto del actual."))
    after = work.begin(replace(_facts(before), name=name))
    work.succeed([(before, after)])
    return after


@transaction.atomic
def move_unit(*, actor: Actor, code: str, parent: str | None, on: date, instrument: str, note: str = "") -> Unit:
    """Make a unit depend on another, or on none."""
    work = _Reorganisation(actor, Kind.MOVE, on, instrument, note)
    after = _move(work, code, parent)
    work.refuse_cycles()
    return after


@transaction.atomic
def split_unit(
    *, actor: Actor, code: str, heirs: Sequence[UnitFacts], on: date, instrument: str, note: str = ""
) -> tuple[Unit, ...]:
    """Divide a unit into two or more; one of them may keep its code, and then what depended on it still does."""
    if len(heirs) < 2:
        raise FaroError(_("Una división da al menos dos unidades."))
    work = _Reorganisation(actor, Kind.SPLIT, on, instrument, note)
    before = work.end(code)
    rows = tuple(work.begin(heir) for heir in heirs)
    work.refuse_orphans([before], rows)
    work.succeed([(before, row) for row in rows])
    work.refuse_cycles()
    return rows


@transaction.atomic
def merge_units(
    *, actor: Actor, codes: Sequence[str], heir: UnitFacts, on: date, instrument: str, note: str = ""
) -> Unit:
    """Join two or more units in one, which may keep the code of one of them. What depended on them depends on it."""
    if len(set(codes)) < 2:
        raise FaroError(_("Una fusión une al menos dos unidades."))
    work = _Reorganisation(actor, Kind.MERGE, on, instrument, note)
    before = [work.end(code) for code in dict.fromkeys(codes)]
    row = work.begin(heir)
    work.succeed([(ended, row) for ended in before])
    for child in _dependents([ended.code for ended in before if ended.code != row.code], on):
        _move(_Reorganisation(actor, Kind.MOVE, on, instrument, note), child.code, row.code)
    work.refuse_cycles()
    return row


@transaction.atomic
def close_unit(*, actor: Actor, code: str, on: date, instrument: str, note: str = "") -> Unit:
    """End a unit without heirs: ``on`` is the first day without it."""
    work = _Reorganisation(actor, Kind.CLOSE, on, instrument, note)
    before = work.end(code)
    work.refuse_orphans([before], [])
    work.succeed([(before, None)])
    return before


def _move(work: "_Reorganisation", code: str, parent: str | None) -> Unit:
    before = work.end(code)
    if parent == (before.parent.code if before.parent else None):
        raise FaroError(_("La unidad {code} ya depende de esa.").format(code=code))
    after = work.begin(replace(_facts(before), parent=parent))
    work.succeed([(before, after)])
    return after


def _facts(unit: Unit) -> UnitFacts:
    return UnitFacts(unit.code, unit.name, unit.parent.code if unit.parent else None, note=unit.note)


def _dependents(codes: Iterable[str], on: date) -> list[Unit]:
    """The units that depend on those from that day on."""
    rows = Unit.objects.filter(parent__code__in=list(codes)).exclude(valid_to__lt=on)
    return list(rows.select_related("parent"))


@dataclass
class _Reorganisation:
    """One change in the making: its facts, the rows it has ended and their places in the order."""

    actor: Actor
    kind: UnitChange.Kind
    on: date
    instrument: str
    note: str
    positions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.instrument.strip():
            raise FaroError(_("Diga con qué norma o resolución se hace el cambio."))

    def end(self, code: str) -> Unit:
        """End the open row of a unit on the day before."""
        row = Unit.objects.select_related("parent").filter(code=code, valid_to=None).first()
        if row is None:
            raise FaroError(_("La unidad {code} no existe o ya terminó.").format(code=code))
        if row.valid_from is not None and row.valid_from >= self.on:
            raise FaroError(
                _("La unidad {code} ya cambió el {day}: el cambio nuevo debe ser de un día posterior.").format(
                    code=code, day=shown_day(row.valid_from)
                )
            )
        row.valid_to = self.on - timedelta(days=1)
        row.save(update_fields=["valid_to"])
        self.positions[code] = row.position
        return row

    def begin(self, facts: UnitFacts) -> Unit:
        """Begin a row on the day, under a unit that is in force then."""
        if not facts.code.strip() or not facts.name.strip():
            raise FaroError(_("Toda unidad tiene código y denominación."))
        self._refuse_taken(facts.code)
        return Unit.objects.create(
            code=facts.code,
            name=facts.name,
            parent=self._parent(facts.parent, facts.code),
            valid_from=self.on,
            note=facts.note,
            position=self._position(facts.code),
        )

    def succeed(self, pairs: Sequence[tuple[Unit | None, Unit | None]]) -> UnitChange:
        """Keep what became what, in the directory and in the history of each unit touched."""
        change = UnitChange.objects.create(kind=self.kind, on=self.on, instrument=self.instrument, note=self.note)
        Succession.objects.bulk_create(Succession(change=change, before=one, after=other) for one, other in pairs)
        before = {row.code: row for row, _after in pairs if row}
        after = {row.code: row for _before, row in pairs if row}
        for code in {**before, **after}:
            self._record(code, before.get(code), after.get(code))
        return change

    def refuse_orphans(self, ended: Sequence[Unit], begun: Sequence[Unit]) -> None:
        """Nothing may be left depending on a unit that is no more."""
        gone = {row.code for row in ended} - {row.code for row in begun}
        left = sorted({row.code for row in _dependents(gone, self.on)})
        if left:
            raise FaroError(
                _("Antes, haga que dependan de otra unidad las que dependen de esta: {codes}.").format(
                    codes=", ".join(left)
                )
            )

    def refuse_cycles(self) -> None:
        """On no day from this one on may a unit depend on itself."""
        later = Unit.objects.filter(valid_from__gt=self.on).values_list("valid_from", flat=True)
        for each in sorted({self.on, *(first for first in later if first)}):
            parents = tree_parents(each)
            if any(is_above_itself(code, parents) for code in parents):
                raise FaroError(_("Así, una unidad dependería de sí misma a través de otras."))

    def _refuse_taken(self, code: str) -> None:
        others = Unit.objects.filter(code=code).exclude(valid_to__lt=self.on)
        if others.exists():
            raise FaroError(_("El código {code} ya es de una unidad vigente.").format(code=code))

    def _parent(self, parent: str | None, code: str) -> Unit | None:
        if not parent:
            return None
        row = Unit.objects.filter(code=parent, valid_to=None).first()
        if row is None or parent == code or (row.valid_from and row.valid_from > self.on):
            raise FaroError(
                _("La unidad {code} no puede depender de {parent} desde ese día.").format(code=code, parent=parent)
            )
        return row

    def _position(self, code: str) -> int:
        if code in self.positions:
            return self.positions[code]
        nearest = Unit.objects.filter(code__lt=code).order_by("-code").values_list("position", flat=True).first()
        return nearest or 0

    def _record(self, code: str, before: Unit | None, after: Unit | None) -> None:
        changes = [
            Change("name", before.name if before else None, after.name if after else None),
            Change("parent", _above(before), _above(after)),
            Change("on", None, self.on.isoformat()),
            Change("instrument", None, self.instrument),
        ]
        record(
            actor=self.actor,
            action=f"directory.unit_{self.kind.value}",
            subject=subject_key("unit", code),
            changes=[change for change in changes if change.before != change.after],
            reason=self.note,
            public=True,
        )


def _above(unit: Unit | None) -> str | None:
    return subject_key("unit", unit.parent.code) if unit and unit.parent else None
