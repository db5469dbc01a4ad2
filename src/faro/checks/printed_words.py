"""How findings name tables and figures, and how they point at cells, claims and rows."""

import re
import textwrap
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from faro.checks.evidence import PrintedCell, PrintedTable, Record, row_place
from faro.checks.finding import Occurrence, Unit
from faro.checks.precision import Exact
from faro.checks.printed_rows import ColumnKind
from faro.checks.words import folded
from faro.kernel.fixed import plain
from faro.kernel.formats import percent
from faro.kernel.rounding import half_up
from faro.kernel.text import _

_NUMBERED = re.compile(r"(?P<kind>tabla|cuadro|anexo)\s*(n\s*[°º.]*\s*)?[0-9]+(?:[.-][0-9]+)*", re.IGNORECASE)
_LONGEST = 70
_LISTED = 6
_UNITS = {ColumnKind.AMOUNT: Unit.SOLES, ColumnKind.PERCENT: Unit.PERCENT}


def table_label(table: PrintedTable) -> str:
    """The table's number as printed, ``Tabla N°05``, or its title where it has none."""
    numbered = _NUMBERED.match(table.title)
    if numbered:
        return numbered[0]
    return shortened(table.title)


def table_name(table: PrintedTable) -> str:
    """What a sentence calls the table: ``la Tabla N°05``, or ``el cuadro «…»`` where it has no number."""
    label = table_label(table)
    if _NUMBERED.match(table.title) is None:
        return _("el cuadro «{title}»").format(title=label)
    return f"{_('la') if folded(label).startswith('tabla') else _('el')} {label}"


def shortened(text: str) -> str:
    """A long name cut at a word."""
    return textwrap.shorten(text, _LONGEST, placeholder="…")


def capital(text: str) -> str:
    """The text with a capital first letter, as a sentence begins."""
    return text[:1].upper() + text[1:]


def told(kind: ColumnKind, number: Decimal) -> str:
    """A figure of that kind as a reader is told: ``S/ 1,234.50``, ``84.8 %``, ``333``."""
    if kind is ColumnKind.AMOUNT:
        return f"S/ {number:,.2f}"
    bare = f"{Decimal(plain(number)):,f}"
    return f"{bare} %" if kind is ColumnKind.PERCENT else bare


def told_percent(exact: Exact) -> str:
    """A computed percentage with one decimal."""
    return percent(half_up(Fraction(exact), 1), 1)


def unit_of(kind: ColumnKind) -> Unit:
    """The unit of a finding about figures of that kind."""
    return _UNITS.get(kind, Unit.NUMBER)


def told_list(items: Iterable[str], separator: str = ", ") -> str:
    """Some items in a sentence; of many, the first ones and how many more."""
    listed = list(items)
    first = separator.join(listed[:_LISTED])
    rest = len(listed) - _LISTED
    return _("{first} y {rest} más").format(first=first, rest=rest) if rest > 0 else first


def shown(cell: PrintedCell) -> Occurrence:
    """A printed cell as an occurrence."""
    return Occurrence(cell.place, cell.text)


def record_shown(table: str, index: int, record: Record, column: str, printed: str = "") -> Occurrence:
    """A record of a package table, by its index from zero, as an occurrence."""
    return Occurrence(row_place(table, index + 2, record, column), printed)
