"""One record: its answers, states, people, links and history."""

from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro.directory.api import Access, access_of, roles_with, unit_labels
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.ledger.api import history, names_of
from faro.registers.domain.summary import private_references
from faro.registers.models import Record
from faro.registers.selectors.access import (
    CORRECT,
    VIEW_PERSONAL,
    VIEW_SENSITIVE,
    WHO_MAY,
    Sight,
    covered_answers,
    may_act,
    record_for,
    title_for,
)
from faro.registers.selectors.records import Linked, moves_of, named_by, naming, participants_of
from faro.registers.services.notes import is_plain, subject_of
from faro.registers.services.reading import read_noted
from faro.registers.views.photos import photos_of
from faro.registers.views.presenting import (
    facts_of,
    history_of,
    list_crumb,
    record_path,
    register_crumb,
    sections_of,
    titles_of,
)
from faro.ui.api import Cell, Crumb, DataTable, TableColumn

MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Act:
    """Something that this person may do to the record."""

    label: str
    url: str


@require_safe
@never_cache
def record(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """A record, as far as this person may see it; reading one of a reserved register is noted."""
    access = access_of(request)
    shown = record_for(access, code, str(key))
    read_noted(actor=access.actor, record=shown)
    sight = Sight(access, shown.register)
    version = shown.version
    covered = sight.covered(shown.unit, version.rules, version.form)
    title = title_for(shown, covered)
    answers = covered_answers(shown.whole, covered)
    titles = titles_of(version.form, [answers])
    entries = history(
        subject_of(shown),
        show_personal=not covered and _sees_all(sight, shown),
        shown_fields=partial(is_plain, private_references(version.rules, version.form)),
        limit=MOST_ENTRIES,
    )
    context = {
        "record": shown,
        "register": shown.register,
        "title": title,
        "facts": facts_of(shown, title, timezone.localdate()),
        "sections": sections_of(version.form, answers, titles),
        "photos": photos_of(access, shown, version.form, answers),
        "covered": bool(covered),
        "acts": acts_for(access, shown),
        "correctors": _correctors(access, shown),
        "states": _states_table(shown),
        "people": _people(access, shown),
        "named": _links_table(named_by(access, shown), _("Nombra a")),
        "naming": _links_table(naming(access, shown), _("La nombran")),
        "history": history_of(version.form, entries, titles),
        "crumbs": [list_crumb(), register_crumb(shown.register), Crumb(shown.number)],
    }
    return render(request, "registers/record.html", context)


def _sees_all(sight: Sight, shown: Record) -> bool:
    return sight.may(VIEW_PERSONAL, shown.unit)


def acts_for(access: Access, shown: Record) -> tuple[Act, ...]:
    """What this person may do to a record that counts: correct it, move it, void it."""
    register = shown.register
    if not shown.is_live or shown.disposed_at is not None:
        return ()
    place = [register.code, shown.key]
    found = []
    if register.active and may_act(access, register, shown.unit, CORRECT):
        found.append(Act(_("Corregir"), reverse("registers:edit", args=place)))
    found += [
        Act(move.name, reverse("registers:move", args=[*place, move.code]))
        for move in register.definition.moves_from(shown.state)
        if may_act(access, register, shown.unit, WHO_MAY[move.who])
    ]
    if may_act(access, register, shown.unit, CORRECT):
        found.append(Act(_("Anular"), reverse("registers:void", args=place)))
    return tuple(found)


def _correctors(access: Access, shown: Record) -> str:
    """Who may correct a record that this person may not, by role and unit; empty where nobody may or this one may."""
    register = shown.register
    may_be = register.active and shown.is_live and shown.disposed_at is None
    if not may_be or may_act(access, register, shown.unit, CORRECT):
        return ""
    labels = unit_labels()
    units = " / ".join(labels.get(each, each) for each in dict.fromkeys((shown.unit, register.unit)))
    roles = ", ".join(roles_with(CORRECT, *((VIEW_SENSITIVE,) if register.sensitive else ())))
    return _("{roles} ({units})").format(roles=roles, units=units) if roles else units


def _states_table(shown: Record) -> DataTable | None:
    moves = moves_of(shown)
    if not moves:
        return None
    names = names_of([move.by for move in moves])
    rules = shown.version.rules
    rows = tuple(
        (
            Cell(rules.state_name(move.to_state)),
            Cell(day(move.day)),
            Cell(_("por sí solo") if move.automatic else names[move.by]),
            Cell(move.note),
        )
        for move in moves
    )
    labels = (_("Estado"), _("Desde"), _("Quién"), _("Nota"))
    return DataTable(_("Estados"), tuple(TableColumn(label) for label in labels), rows, stacked=True)


def _people(access: Access, shown: Record) -> tuple[tuple[str, str, str], ...]:
    """Role, key and address of each party; in a reserved register nobody has a page of their own."""
    if shown.register.sensitive or not access.may("parties.view"):
        return ()
    found = {(each.role, each.party) for each in participants_of(shown)}
    return tuple((role, key, reverse("parties:party", args=[key])) for role, key in sorted(found))


def _links_table(links: tuple[Linked, ...], caption: str) -> DataTable | None:
    if not links:
        return None
    rows = tuple(
        (
            Cell(each.record.number, url=record_path(each.register, each.record.key)),
            Cell(each.title),
            Cell(each.register.name),
            Cell(day(each.record.day)),
        )
        for each in links
    )
    labels = (_("Número"), _("Título"), _("Registro"), _("Fecha"))
    return DataTable(caption, tuple(TableColumn(label) for label in labels), rows, stacked=True)
