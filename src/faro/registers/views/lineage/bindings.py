"""Which measure feeds which indicator: looked at beside the plan's target and what was reported, then decided."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from faro.directory.api import Access, access_of, unit_labels
from faro.kernel.errors import FaroError
from faro.kernel.periods import Period, parse_period
from faro.kernel.text import _
from faro.plans.api import Plan, indicators_of
from faro.plans.api import plan as plan_of
from faro.registers.domain.periods import written
from faro.registers.forms.lineage import BindingForm
from faro.registers.forms.measures import PeriodForm
from faro.registers.models import Binding, MeasureVersion
from faro.registers.selectors.access import MANAGE, VIEW
from faro.registers.selectors.lineage.bindings import decisions_about, measures_by_indicator, pairings
from faro.registers.selectors.lineage.leading import shown_period
from faro.registers.selectors.lineage.made_up import uses_made_up
from faro.registers.selectors.lineage.paths import lineage_of
from faro.registers.selectors.lineage.touched import guard_of
from faro.registers.selectors.measures import Span, approved_measure, explanation_of, span_of, value_of
from faro.registers.selectors.measures.pages import latest_day, shown_to
from faro.registers.services.lineage.binding import Feed, bind_measure, decline_measure, unbind_measure
from faro.registers.views.lineage.presenting import bindings_table, decisions_table, list_crumbs, reported_facts
from faro.registers.views.measures.presenting import facts_of, span_in_words
from faro.ui.api import Crumb, page_of


@require_safe
@never_cache
def binding_list(request: HttpRequest) -> HttpResponse:
    """All indicators that a measure feeds or would feed."""
    access = access_of(request)
    access.require(VIEW)
    page = page_of(request, pairings(timezone.localdate()), 60)
    context = {
        "page": page,
        "table": bindings_table(page.items),
        "waiting": sum(bool(each.proposed) and each.bound is None for each in page.items),
        "crumbs": list_crumbs(),
    }
    return render(request, "registers/lineage/bindings.html", context)


@require_safe
@never_cache
def binding(request: HttpRequest, plan: str, indicator: str) -> HttpResponse:
    """An indicator: each measure that could feed it, computed for a year beside the target and what was reported."""
    access = access_of(request)
    access.require(VIEW)
    held, row = plan_of(plan), indicators_of(plan).filter(code=indicator).first()
    if held is None or row is None:
        raise Http404(_("No hay ese indicador en ese plan."))
    form = PeriodForm(request.GET or None)
    period = form.period(timezone.localdate())
    if not form.is_bound:
        period = _first_shown(held, indicator)
    found = lineage_of(plan, indicator, written(period))
    if found is None:
        raise Http404(_("No existe ese periodo."))
    measures = _candidates(indicator, approved_measure(_named(found.binding)) if found.binding else None)
    span = span_of(period)
    rows = [_preview(access, each, span) for each in measures]
    decided = decisions_about(plan, indicator)
    context: dict[str, Any] = {
        "plan": held,
        "row": row,
        "form": form,
        "period": span_in_words(span.first, span.last),
        "written": written(period),
        "reported": reported_facts(found),
        "measures": rows,
        "bound": found.binding,
        "units": unit_labels(),
        "decision": BindingForm(initial={"desde": _offered_day(period, found.binding)}),
        "made_up": any(uses_made_up(each, span.last) for each in measures),
        "may_decide": access.may(MANAGE),
        "decisions": decisions_table(decided) if decided else None,
        "crumbs": list_crumbs(Crumb(f"{indicator}")),
    }
    return render(request, "registers/lineage/binding.html", context)


def _first_shown(plan: Plan, indicator: str) -> Period:
    rows = Binding.objects.filter(plan=plan.code, indicator=indicator, state=Binding.State.IN_FORCE)
    bound = rows.order_by("-valid_from").first()
    if bound is not None:
        return parse_period(shown_period(bound))
    return Period(plan.evaluation_year or timezone.localdate().year, 1, 12)


def _offered_day(period: Period, bound: Binding | None) -> date:
    """The first of the year; where a measure feeds it since then or later, of the year after it began."""
    first = date(period.year, 1, 1)
    return first if bound is None or bound.valid_from < first else date(bound.valid_from.year + 1, 1, 1)


def _named(binding: Binding) -> str:
    return f"{binding.register.code}.{binding.measure}"


def _candidates(indicator: str, bound: MeasureVersion | None) -> list[MeasureVersion]:
    named = measures_by_indicator().get(indicator, [])
    return [*([bound] if bound and bound.pk not in {each.pk for each in named} else []), *named]


def _preview(access: Access, measure: MeasureVersion, span: Span) -> dict[str, object]:
    shown = shown_to(access, guard_of(measure), value_of(measure, span))
    return {
        "measure": measure,
        "code": f"{measure.register.code}.{measure.code}",
        "url": reverse("registers:measure", args=[measure.register.code, measure.code]),
        "shown": shown,
        "facts": facts_of(shown.found) if shown.found else [],
        "explanation": explanation_of(measure),
        "latest": latest_day(measure.register),
    }


@require_POST
def decide(request: HttpRequest, plan: str, indicator: str) -> HttpResponse:
    """Let a measure feed it, do not, or let none."""
    access = access_of(request)
    access.require(MANAGE)
    form = BindingForm(request.POST)
    back = redirect("registers:binding", plan, indicator)
    if not form.is_valid():
        for problems in form.errors.values():
            messages.error(request, " ".join(str(each) for each in problems))
        return back
    given = form.cleaned_data
    measure = approved_measure(request.POST.get("medida", ""))
    verb = request.POST.get("decision", "")

    def feed() -> Feed:
        if measure is None:
            raise FaroError(_("Elija una medida aprobada."))
        return Feed(plan, indicator, measure, given["desde"], given["unidad"].strip())

    last = given["desde"] - timedelta(days=1)
    why, actor = given["motivo"], access.actor
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "aprobar": (
            lambda: bind_measure(actor=actor, feed=feed(), reason=why),
            _("La medida alimenta el indicador desde ese día."),
        ),
        "descartar": (lambda: decline_measure(actor=actor, feed=feed(), reason=why), _("La medida no lo alimenta.")),
        "retirar": (
            lambda: unbind_measure(actor=actor, plan=plan, indicator=indicator, last=last, reason=why),
            _("Desde ese día ninguna medida lo alimenta."),
        ),
    }
    if verb not in acts:
        raise Http404(_("Eso no se puede hacer."))
    act, done = acts[verb]
    try:
        act()
        messages.success(request, done)
    except FaroError as error:
        messages.error(request, str(error))
    return back
