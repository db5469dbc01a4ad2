"""A measure for whoever may see it: of a reserved register, no figure that tells of a few people."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from faro.catalogs.api import limit
from faro.directory.api import Access
from faro.kernel.text import _
from faro.registers.domain.measures.results import Measured
from faro.registers.domain.measures.telling import value_in_words
from faro.registers.models import MeasureVersion, Record, Register
from faro.registers.selectors.access import may_open, readable, register_for
from faro.registers.selectors.measures.kept import Line, measures_of

SMALLEST_GROUP = "public.smallest_group"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as a reader may see it. ``found`` is None where it would tell of too few."""

    found: Measured | None
    words: str


def line_for(access: Access, code: str, measure: str, *permissions: str) -> tuple[Register, Line]:
    """A measure of a register. Raises Http404 or PermissionDenied."""
    register = register_for(access, code, *permissions)
    found = next((line for line in measures_of(register) if line.code == measure), None)
    if found is None:
        raise Http404(_("El registro no tiene una medida con ese código."))
    return register, found


def versions_of(register: Register, code: str) -> QuerySet[MeasureVersion]:
    """All that was ever proposed for a measure, newest first."""
    return MeasureVersion.objects.filter(register=register, code=code).order_by("-number")


def shown_to(access: Access, register: Register, found: Measured) -> Shown:
    """The figure; of a reserved register, for who may not read it, only where enough people stand behind it."""
    if not register.sensitive or may_open(access, register):
        return Shown(found, value_in_words(found))
    least = int(limit(SMALLEST_GROUP).value)
    sides = [side for side in (found.numerator, found.denominator) if side is not None]
    if any(0 < side < least for side in sides) or 0 < found.sample < least:
        return Shown(None, _("Reservado: menos de {n}").format(n=least))
    return Shown(found, value_in_words(found))


def latest_day(register: Register) -> date:
    """The day of the last live record that is not to come; today where there is none."""
    today = timezone.localdate()
    rows = Record.objects.filter(register=register, voided_at=None, day__lte=today)
    return rows.order_by("-day", "-id").values_list("day", flat=True).first() or today


def readable_behind(access: Access, rows: QuerySet[Record]) -> QuerySet[Record]:
    """The records behind a figure, where they may be read one by one. Raises PermissionDenied."""
    first = rows.select_related("register__current").first()
    if first is None:
        return rows
    if not may_open(access, first.register):
        raise PermissionDenied(_("Es un registro reservado: solo se ven sus cifras."))
    return rows.filter(pk__in=readable(access, first.register).values("pk")) if first.register.sensitive else rows
