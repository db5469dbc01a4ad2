"""Whether records that are made up, to try a register, enter a figure: then whatever shows it says so."""

from collections.abc import Iterable
from datetime import date

from faro.registers.models import MeasureVersion, Record, Register
from faro.registers.selectors.lineage.touched import registers_in


def uses_made_up(measure: MeasureVersion, last: date) -> bool:
    """Whether any register that a measure counts has made-up records up to a day."""
    return has_made_up(registers_in(measure), last)


def has_made_up(registers: Iterable[Register], last: date | None = None) -> bool:
    """Whether any of the registers has made-up records that count, dated up to a day where one is given."""
    rows = Record.objects.filter(register__in=[each.pk for each in registers], synthetic=True, voided_at=None)
    return (rows if last is None else rows.filter(day__lte=last)).exists()
