"""What a citizen sees of the way of a published figure: sums, never records, and nothing that tells of a few."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from faro.catalogs.api import limit
from faro.kernel.text import _
from faro.monitoring.api import measure_report
from faro.registers.domain.measures.results import Measured
from faro.registers.domain.measures.telling import amount_in_words, margin_in_words, millionths, value_in_words
from faro.registers.selectors.lineage.kept import figure_of, last_counted
from faro.registers.selectors.lineage.made_up import has_made_up
from faro.registers.selectors.lineage.touched import registers_in
from faro.registers.selectors.measures import explanation_of
from faro.registers.selectors.measures.pages import SMALLEST_GROUP

RELEASED, NOTHING = "released", "none"


@dataclass(frozen=True, slots=True)
class PublicPath:
    """How a published figure was computed. Counts are words: those under the limit say only that they are."""

    registers: tuple[str, ...]
    codes: tuple[str, ...]
    measure: str
    version: int
    formula: str
    note: str
    first: date
    last: date
    at: datetime
    value: str
    margin: str
    numerator: str
    denominator: str
    records: str
    left_out: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    digest: str
    made_up: bool

    @property
    def pages(self) -> tuple[tuple[str, str], ...]:
        """Code and name of each register: all of them have a page for citizens."""
        return tuple(zip(self.codes, self.registers, strict=True))


def public_path(plan: str, indicator: str, period: str, value: int | None) -> PublicPath | None:
    """The way of a published figure; ``value`` as it is published, in millionths.

    None where no measure computed that figure, the unit reported another one, it is not released, or any register that
    it counts is reserved or publishes nothing.
    """
    counted = last_counted(plan, indicator, period)
    if counted is None or value is None:
        return None
    report = measure_report(plan, period, indicator)
    measure, found = counted.measure, figure_of(counted)
    if report is None or report.state != RELEASED or not measure.public:
        return None
    if not value == report.value == millionths(found.value):
        return None
    registers = registers_in(measure)
    if any(each.sensitive or each.public == NOTHING for each in registers):
        return None
    least = int(limit(SMALLEST_GROUP).value)
    few = _is_of_few(found, least)
    return PublicPath(
        registers=tuple(each.name for each in registers),
        codes=tuple(each.code for each in registers),
        measure=measure.name,
        version=measure.number,
        formula=explanation_of(measure),
        note=measure.note,
        first=counted.first,
        last=counted.last,
        at=counted.at,
        value=value_in_words(found),
        margin="" if few else margin_in_words(found),
        numerator=_part(found.numerator, least, few=few),
        denominator=_part(found.denominator, least, few=few) if found.denominator is not None else "",
        records=_part(Fraction(counted.count), least, few=few),
        left_out=tuple((each.reason, _count(each.count, least)) for each in found.excluded),
        sources=tuple(found.sources),
        digest=counted.digest,
        made_up=has_made_up(registers, counted.last),
    )


def _is_of_few(found: Measured, least: int) -> bool:
    """Whether a part, or what it leaves of the other, tells of fewer than the limit: then neither is told."""
    sides = [side for side in (found.numerator, found.denominator) if side is not None]
    if len(sides) == 2 and not found.sources:
        sides.append(sides[1] - sides[0])
    return any(0 < side < least for side in sides) or 0 < found.sample < least


def _part(amount: Fraction | None, least: int, *, few: bool) -> str:
    return _("no se publica: es de menos de {n}").format(n=least) if few else amount_in_words(amount)


def _count(count: int, least: int) -> str:
    return _("menos de {n}").format(n=least) if 0 < count < least else f"{count:,}"
