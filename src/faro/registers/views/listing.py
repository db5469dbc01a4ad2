"""The registers, and the records of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro.catalogs.api import term
from faro.directory.api import Access, access_of
from faro.kernel.text import _
from faro.registers.forms.records import OVERDUE, FindForm
from faro.registers.models import Record, Register
from faro.registers.selectors.access import (
    ENTER,
    MANAGE,
    Sight,
    may_act,
    may_open,
    readable,
    register_for,
    seen_registers,
)
from faro.registers.selectors.drafts import begun_in
from faro.registers.selectors.exporting import may_take
from faro.registers.selectors.finding import Found, find_records
from faro.registers.selectors.overview import standings
from faro.registers.services.drafts import DRAFT_TERM
from faro.registers.services.reading import list_noted
from faro.registers.views.boards.addresses import tabs_of
from faro.registers.views.presenting import list_crumb, records_table
from faro.registers.views.shelves import is_own, lines_of, matching, own_units, shelves_of
from faro.ui.api import Crumb, Page, page_of

PER_PAGE = 25
LONGEST_SEARCH = 80


@require_safe
@never_cache
def register_list(request: HttpRequest) -> HttpResponse:
    """The registers of the own unit, then the others by unit, with what is open and overdue; or those looked for."""
    access = access_of(request)
    every = list(seen_registers(access))
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    standing = standings(matching(every, words) if words else every, timezone.localdate())
    units = own_units(access)
    own = [] if words else [each for each in standing if is_own(each.register, units)]
    context = {
        "words": words,
        "total": len(every),
        "found": lines_of(standing) if words else (),
        "own": lines_of(own),
        "shelves": () if words else shelves_of([each for each in standing if each not in own]),
        "may_manage": access.may(MANAGE),
        "crumbs": [Crumb(_("Registros"))],
    }
    return render(request, "registers/list.html", context)


@require_safe
@never_cache
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The records of a register, newest first, or those that are looked for."""
    access = access_of(request)
    shown = register_for(access, code)
    writes = shown.active and may_enter(access, shown)
    context = {
        "register": shown,
        "definition": shown.definition,
        "may_enter": writes,
        "drafts": begun_in(access, shown) if writes else (),
        "draft_days": term(DRAFT_TERM).days,
        "may_take": may_open(access, shown) and may_take(access, shown),
        "may_manage": access.may(MANAGE),
        "tabs": tabs_of(shown) if shown.definition.views else [],
        "crumbs": [list_crumb(), Crumb(shown.name)],
    }
    if may_open(access, shown):
        context |= _records(request, access, shown)
        list_noted(actor=access.actor, register=shown)
    return render(request, "registers/register.html", context)


def _records(request: HttpRequest, access: Access, shown: Register) -> dict[str, object]:
    sight = Sight(access, shown)
    version = shown.version
    covered = sight.covered(shown.unit, version.rules, version.form)
    form = FindForm(request.GET or None, register=shown, form=version.form, covered=covered)
    named = covered.isdisjoint(version.rules.record.title_keys)
    found = find_records(shown, readable(access, shown), form.wanted(), search_titles=named)
    page: Page[Record] = page_of(request, found, PER_PAGE)
    return {
        "form": form,
        "narrowed": form.is_narrowed,
        "late": 0 if form.is_narrowed else _late(access, shown),
        "late_url": f"?estado={OVERDUE}",
        "page": page,
        "more": found.more,
        "older": _older(request, form, found, page),
        "covered": bool(covered),
        "table": records_table(sight, page.items, shown.definition.record.many, timezone.localdate()),
        "readable": True,
    }


def _late(access: Access, shown: Register) -> int:
    """How many records of those that this person may read are overdue."""
    if not shown.definition.deadlines:
        return 0
    return readable(access, shown).filter(due__lt=timezone.localdate(), voided_at=None).count()


def _older(request: HttpRequest, form: FindForm, found: Found, page: Page[Record]) -> str:
    """Where the list goes on beyond what is paged: from the day of its last record back. Empty if it ends here."""
    if not found.more or page.number < page.pages or form.by_another_order:
        return ""
    asked = request.GET.copy()
    asked.pop("pagina", None)
    asked["hasta"] = page.items[-1].day.isoformat()
    return f"?{asked.urlencode()}"


def may_enter(access: Access, shown: Register) -> bool:
    """Whether this person may write a new record there, for some unit."""
    rules = shown.definition.access
    units = {shown.unit, *rules.enter}
    if rules.every_unit and access.may(ENTER) and not shown.sensitive:
        return True
    return any(access.may(ENTER, unit) and may_act(access, shown, unit, ENTER) for unit in units)
