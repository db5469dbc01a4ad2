"""Giving activities that were begun in Faro the codes that CEPLAN has for them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import transaction

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.domain.poi.codes import FARO_PREFIX, HEADINGS, CodeRow
from faro.monitoring.models import Activity, Adjustment, Poi
from faro.monitoring.models.poi import CODE
from faro.monitoring.selectors.closing.closed import is_year_closed
from faro.monitoring.services.poi.activities import locked_poi
from faro.monitoring.services.poi.history import record_activity
from faro.monitoring.services.poi.making import PoiRefused


@transaction.atomic
def give_codes(*, actor: Actor, poi: Poi, rows: Sequence[CodeRow], reason: str = "") -> tuple[Activity, ...]:
    """Call each activity as CEPLAN does; its months, reports, links, files, history and addresses stay with it.

    All or nothing. Raises :class:`~faro.kernel.errors.InputProblems` with everything that is wrong, line by line, and
    :class:`PoiRefused` for a closed year or a table that says nothing.
    """
    poi = locked_poi(poi)
    if is_year_closed(poi):
        raise PoiRefused(_("El año {year} está cerrado: sus códigos quedan como se sellaron.").format(year=poi.year))
    if not rows:
        raise PoiRefused(_("Escriba al menos un código del CEPLAN al lado del de Faro."))
    held = {each.code: each for each in Activity.objects.filter(poi=poi).select_related("poi__plan")}
    problems = list(_problems(rows, held))
    if problems:
        raise InputProblems(problems)
    return tuple(_give(actor, poi, held[row.old], row.new, reason) for row in rows)


def _give(actor: Actor, poi: Poi, activity: Activity, code: str, reason: str) -> Activity:
    former = activity.code
    activity.first_code, activity.code = activity.key, code
    activity.revision += 1
    activity.save(update_fields=["first_code", "code", "revision"])
    Adjustment.objects.filter(poi=poi, activity=former, accepted=None).update(activity=code)
    activity.poi = poi
    record_activity(actor, activity, "activity_coded", [Change("activity_code", former, code)], reason)
    return activity


def _problems(rows: Sequence[CodeRow], held: dict[str, Activity]) -> Iterator[Problem]:
    olds, news = Counter(row.old for row in rows), Counter(row.new for row in rows)
    first = {each.first_code for each in held.values() if each.first_code}
    for row in rows:
        old, new = _fault_of_old(row, held, olds), _fault_of_new(row, held, first, news)
        if old:
            yield _problem(row, 0, old, _("Copie el código como está en la lista."))
        if new:
            yield _problem(row, 1, new, _("Corrija el código del CEPLAN en esa línea."))


def _fault_of_old(row: CodeRow, held: dict[str, Activity], olds: Counter[str]) -> str:
    if row.old not in held:
        return _("El POI no tiene una actividad con ese código.")
    if not row.old.startswith(FARO_PREFIX):
        return _("Esa actividad ya tiene un código del CEPLAN.")
    return _("Está en más de una línea.") if olds[row.old] > 1 else ""


def _fault_of_new(row: CodeRow, held: dict[str, Activity], first: set[str], news: Counter[str]) -> str:
    if row.new.startswith(FARO_PREFIX) or row.new in first:
        return _("Es un código de Faro, no del CEPLAN.")
    if len(row.new) > CODE or not row.new.isalnum():
        return _("Un código del CEPLAN son letras y cifras seguidas, como AOI30149800001.")
    if row.new in held:
        return _("Ya es el código de otra actividad: {name}.").format(name=held[row.new].name)
    return _("Está en más de una línea.") if news[row.new] > 1 else ""


def _problem(row: CodeRow, column: int, message: str, mend: str) -> Problem:
    place = Place(_("Códigos"), row.number, HEADINGS[column])
    return Problem("wrong_code", place, message, mend, (row.old, row.new)[column])
