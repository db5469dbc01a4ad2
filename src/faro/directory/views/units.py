"""The tree of units, and each of them."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from faro.directory.access import access_of
from faro.directory.models import Unit
from faro.directory.selectors.holders import posts_in
from faro.directory.selectors.succession import heirs, predecessors, story
from faro.directory.selectors.tree import tree_on
from faro.directory.selectors.units import unit as unit_of
from faro.directory.selectors.units import unit_labels, units_on
from faro.kernel.formats import day as shown_day
from faro.kernel.text import _
from faro.ledger.api import history
from faro.ui.api import Crumb, Fact

READ, MANAGE = "workspace.enter", "directory.manage_units"


def units_crumb() -> Crumb:
    """The way back to the tree."""
    return Crumb(_("Unidades"), reverse("directory:units"))


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The tree of a day."""
    access = access_of(request)
    access.require(READ)
    day = _asked_day(request)
    context = {
        "branches": tree_on(day),
        "day": day,
        "is_today": day == timezone.localdate(),
        "may_manage": access.may(MANAGE),
        "crumbs": [Crumb(_("Unidades"))],
    }
    return render(request, "directory/units.html", context)


@require_safe
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """A unit, what depends on it, what became of it."""
    access = access_of(request)
    access.require(READ)
    row = unit_of(code)
    if row is None:
        raise Http404
    is_open = row.valid_to is None
    context = {
        "unit": row,
        "facts": _facts(row),
        "is_open": is_open,
        "children": units_on().filter(parent__code=code),
        "posts": posts_in(code),
        "story": story(code),
        "history": history(f"unit:{code}"),
        "may_manage": access.may(MANAGE) and is_open,
        "crumbs": [units_crumb(), Crumb(code)],
    }
    return render(request, "directory/unit.html", context)


def _asked_day(request: HttpRequest) -> date:
    try:
        return parse_date(request.GET.get("dia", "")) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


def _facts(row: Unit) -> list[Fact]:
    facts = [Fact(_("Código"), row.code)]
    if row.parent:
        facts.append(Fact(_("Depende de"), str(row.parent), _address(row.parent.code)))
    if row.valid_from:
        facts.append(Fact(_("Vigente desde"), shown_day(row.valid_from)))
    if row.valid_to:
        facts.append(Fact(_("Vigente hasta"), shown_day(row.valid_to)))
    if row.source:
        facts.append(Fact(_("Fuente"), f"{row.source}: {row.place}" if row.place else row.source))
    if row.note:
        facts.append(Fact(_("Nota"), row.note))
    return facts + _kin(row)


def _kin(row: Unit) -> list[Fact]:
    """What it comes from, by the names of the eve, and what carries it on, if those are others."""
    labels = unit_labels()
    eve = row.valid_from - timedelta(days=1) if row.valid_from else None
    earlier = {**labels, **{each.code: each.name for each in units_on(eve)}}
    pairs = [
        (_("Viene de"), predecessors(row.code), earlier),
        (_("La continúan"), heirs(row.code) - {row.code}, labels),
    ]
    return [
        Fact(label, f"{other} {names.get(other, '')}", _address(other))
        for label, codes, names in pairs
        for other in sorted(codes)
    ]


def _address(code: str) -> str:
    return reverse("directory:unit", kwargs={"code": code})
