"""The way of a figure: up to its plan, down to its records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

from django.core.exceptions import PermissionDenied
from django.http import Http404

from faro.directory.api import Access
from faro.kernel.periods import parse_period
from faro.kernel.text import _
from faro.monitoring.api import IndicatorReport, measure_report
from faro.plans.api import Plan, elements_above, indicators_of, plan, targets_in_force
from faro.registers.domain.counting import Sides, unpack
from faro.registers.domain.measures.results import Measured
from faro.registers.domain.periods import written
from faro.registers.models import Binding, Counted, MeasureVersion, Record, Register
from faro.registers.selectors.access import VIEW, may_open, readable
from faro.registers.selectors.lineage.bindings import binding_on, measure_of
from faro.registers.selectors.lineage.counting import sides_of
from faro.registers.selectors.lineage.kept import figure_of, last_counted
from faro.registers.selectors.lineage.touched import guard_of
from faro.registers.selectors.measures import Span, records_behind, span_of, value_of


@dataclass(frozen=True, slots=True)
class Lineage:
    """An indicator in a period: what stands above it, what feeds it, what it counted when it was given.

    ``above``: the elements from the top of the plan down. ``measure``: that of the figure that was given, else the one
    in force; None where no measure feeds it. ``target``: in millionths.
    """

    plan: Plan
    indicator: Any
    above: tuple[Any, ...]
    target: int | None
    period: str
    span: Span
    binding: Binding | None
    measure: MeasureVersion | None
    counted: Counted | None
    report: IndicatorReport | None

    @property
    def register(self) -> Register:
        """The register of the measure; only where there is one."""
        if self.measure is None:
            raise ValueError(self.period)
        return self.measure.register

    @property
    def guard(self) -> Register:
        """The register whose rules of reading hold for the figure: a reserved one that it counts, else its own."""
        if self.measure is None:
            raise ValueError(self.period)
        return guard_of(self.measure)

    def figure(self) -> Measured:
        """The figure as it was given; what the records say now where it was not."""
        if self.counted is not None:
            return figure_of(self.counted)
        if self.measure is None:
            raise ValueError(self.period)
        return value_of(self.measure, self.span)


def lineage_for(access: Access, plan_code: str, indicator: str, period: str) -> Lineage:
    """The way of a figure, for who may know of registers. Raises Http404 or PermissionDenied."""
    access.require(VIEW)
    found = lineage_of(plan_code, indicator, period)
    if found is None:
        raise Http404(_("No hay ese indicador en ese plan, o el periodo no existe."))
    return found


def lineage_of(plan_code: str, indicator: str, period: str) -> Lineage | None:
    """The way of a figure; None for a plan, an indicator or a period that is not there."""
    held = plan(plan_code)
    row = indicators_of(plan_code).filter(code=indicator).first()
    try:
        when = parse_period(period)
    except ValueError:
        return None
    if held is None or row is None or written(when) != period:
        return None
    span = span_of(when)
    counted = last_counted(plan_code, indicator, period)
    binding = binding_on(plan_code, indicator, span.first, span.last)
    target = targets_in_force(plan_code, when.year).get(indicator)
    return Lineage(
        plan=held,
        indicator=row,
        above=elements_above(plan_code, row.element),
        target=target.value if target else None,
        period=period,
        span=span,
        binding=binding,
        measure=counted.measure if counted else measure_of(binding) if binding else None,
        counted=counted,
        report=measure_report(plan_code, period, indicator),
    )


class Behind(Sequence[Record]):
    """The records of a side of a figure, newest row first; only those asked for are read."""

    def __init__(self, rows: Sequence[int]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        """How many."""
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | list[Record]:
        """One of them, or a stretch."""
        if isinstance(index, int):
            return self[index : index + 1][0]
        wanted = self._rows[index]
        held = Record.objects.select_related("register__current", "version").in_bulk(list(wanted))
        return [held[row] for row in wanted if row in held]


def side_rows(found: Lineage, side: Sides) -> Sequence[int]:
    """The rows of the records of a side: those that the figure counted when it was given, else those of now."""
    if found.counted is not None:
        return unpack(bytes(found.counted.records)).on(side)[::-1]
    if found.measure is None:
        return ()
    now = dict(sides_of(records_behind(found.measure, found.span)))
    return list(now[side].order_by("-pk").values_list("pk", flat=True)) if side in now else ()


def readable_rows(access: Access, rows: Sequence[int]) -> tuple[Register | None, Sequence[int]]:
    """The register of a side and those of its records that this person may read. Raises PermissionDenied."""
    first = Record.objects.select_related("register__current").filter(pk=rows[0]).first() if rows else None
    if first is None:
        return None, ()
    register = first.register
    if not may_open(access, register):
        raise PermissionDenied(_("Es un registro reservado: solo se ven sus cifras."))
    if not register.sensitive:
        return register, rows
    allowed = set(readable(access, register).values_list("pk", flat=True))
    return register, [row for row in rows if row in allowed]
