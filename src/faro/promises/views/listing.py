"""The government plans and their pledges."""

import io
import json
import zipfile

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import access_of
from faro.kernel.errors import FaroError, InputProblems
from faro.kernel.text import _, ngettext
from faro.ledger.api import history
from faro.promises.forms.plans import BringForm, ElectedForm, PledgeFilter
from faro.promises.models import GovernmentPlan, Pledge
from faro.promises.selectors.access import EDIT, VIEW, plan_for
from faro.promises.selectors.exporting import plan_data, plan_tables
from faro.promises.selectors.lines import is_acting, pledge_line, with_all
from faro.promises.selectors.plans import plan_lines
from faro.promises.selectors.pledges import chosen
from faro.promises.services.bringing import bring_plan
from faro.promises.services.describing import say_whether_elected
from faro.promises.services.linking import propose_links
from faro.promises.services.notes import key_of_plan
from faro.promises.views.presenting import (
    list_crumb,
    plan_crumbs,
    plan_facts,
    plans_table,
    pledges_table,
    scale_table,
)
from faro.ui.api import Crumb, Page, carried_out, page_of

PER_PAGE = 25
GET_AND_POST = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422
LARGEST_READ = 50_000_000


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Every plan, and the pledges looked for."""
    access = access_of(request)
    access.require(VIEW)
    form = PledgeFilter(request.GET or None)
    wanted = form.wanted()
    rows = chosen(
        wanted.get("plan"), wanted.get("dimension", ""), wanted.get("estado", ""), "", wanted.get("texto", "")
    )
    found = list(with_all(rows))
    if wanted.get("accion"):
        acting = wanted["accion"] == "con"
        found = [each for each in found if any(is_acting(link) for link in each.links.all()) == acting]
    page = page_of(request, found, PER_PAGE)
    context = {
        "form": form,
        "page": page,
        "plans": plans_table(plan_lines(GovernmentPlan.objects.all())),
        "table": pledges_table(pledge_line(each) for each in page.items),
        "may_edit": access.may(EDIT),
        "crumbs": [Crumb(_("Promesas"))],
    }
    return render(request, "promises/list.html", context)


@require_safe
def scale_page(request: HttpRequest) -> HttpResponse:
    """The scale of states, with those of others."""
    access_of(request).require(VIEW)
    context = {"table": scale_table(), "crumbs": [list_crumb(), Crumb(_("Escala"))]}
    return render(request, "promises/scale.html", context)


@require_safe
def plan_page(request: HttpRequest, plan: str) -> HttpResponse:
    """One plan with its pledges."""
    access = access_of(request)
    found = plan_for(access, plan)
    page: Page[Pledge] = page_of(request, with_all(found.pledges.order_by("order", "code")), PER_PAGE)
    line = plan_lines(GovernmentPlan.objects.filter(pk=found.pk))[0]
    context = {
        "plan": found,
        "facts": plan_facts(line),
        "page": page,
        "table": pledges_table(pledge_line(each) for each in page.items),
        "has_reading": hasattr(found, "reading"),
        "may_edit": access.may(EDIT),
        "history": history(key_of_plan(found)),
        "crumbs": plan_crumbs(found),
    }
    return render(request, "promises/plan.html", context)


@require_http_methods(GET_AND_POST)
@never_cache
def bring(request: HttpRequest) -> HttpResponse:
    """A document to be read."""
    access = access_of(request)
    for code in (VIEW, EDIT):
        access.require(code)
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            reading = bring_plan(
                actor=access.actor, facts=form.facts(), name=given.name, content=given.read(LARGEST_READ)
            )
        except InputProblems as problems:
            for each in problems.problems:
                form.add_error("file", f"{each.message} {each.mend}")
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("El documento se leyó. Corrija la lectura antes de enviarla."))
            return redirect("promises:reading", plan=reading.plan.code)
    context = {"form": form, "crumbs": [list_crumb(), Crumb(_("Traer un plan"))]}
    return render(request, "promises/bring.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(GET_AND_POST)
def elected(request: HttpRequest, plan: str) -> HttpResponse:
    """Whether the party won."""
    access = access_of(request)
    found = plan_for(access, plan, EDIT)
    said = {True: "si", False: "no", None: ""}[found.elected]
    form = ElectedForm(request.POST or None, initial={"elected": said, "source": found.source})

    def act() -> None:
        value = form.elected_value()
        say_whether_elected(actor=access.actor, plan=found, elected=value, source=form.cleaned_data["source"])

    if carried_out(request, form, act):
        return redirect("promises:plan", plan=plan)
    title = _("Si ganó la elección")
    context = {"form": form, "title": title, "plan": found, "crumbs": plan_crumbs(found, Crumb(title))}
    return render(request, "promises/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def propose(request: HttpRequest, plan: str) -> HttpResponse:
    """Look again for what the pledges could be linked with."""
    access = access_of(request)
    count = propose_links(actor=access.actor, plan=plan_for(access, plan, EDIT))
    words = ngettext("Hay {n} vínculo propuesto.", "Hay {n} vínculos propuestos.", count).format(n=count)
    messages.success(request, words)
    return redirect("promises:plan", plan=plan)


@require_safe
@never_cache
def tables_file(request: HttpRequest, plan: str) -> HttpResponse:
    """The plan as the tables that it could be loaded from."""
    found = plan_for(access_of(request), plan)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in plan_tables(found).items():
            archive.writestr(name, text)
    return _file(file.getvalue(), "application/zip", f"{plan}.zip")


@require_safe
@never_cache
def data_file(request: HttpRequest, plan: str) -> HttpResponse:
    """The plan with all that was followed since, as JSON."""
    found = plan_for(access_of(request), plan)
    text = json.dumps(plan_data(found), ensure_ascii=False, indent=2)
    return _file(text.encode(), "application/json; charset=utf-8", f"{plan}.json")


def _file(content: bytes, media: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=media, headers=headers)
