"""Plans side by side, and the topic of a pledge."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of
from faro.kernel.text import _
from faro.promises.domain.comparison.facts import ComparedPledge, Comparison
from faro.promises.domain.comparison.topics import topic_name
from faro.promises.forms.comparison import ComparisonFilter, TopicForm
from faro.promises.models import GovernmentPlan
from faro.promises.models.articulation import TopicChoice
from faro.promises.selectors.access import EDIT, VIEW, pledge_for
from faro.promises.selectors.comparison import compared_pledge, comparison
from faro.promises.services.comparison import choose_topic
from faro.ui.api import Cell, Crumb, DataTable, TableColumn, carried_out


@require_safe
@never_cache
def compare(request: HttpRequest) -> HttpResponse:
    """The plans by topic, what one alone promises, and what the institutional plan took up."""
    access = access_of(request)
    access.require(VIEW)
    every = comparison(draft=True)
    known = {plan.code for plan in every.plans}
    wanted = [code for code in request.GET.getlist("planes") if code in known]
    dimension = request.GET.get("dimension", "")
    shown = comparison(wanted, dimension=dimension if dimension in every.dimensions else "", draft=True)
    initial = {"dimension": shown.dimension, "planes": [plan.code for plan in shown.plans]}
    plans = list(GovernmentPlan.objects.all())
    context = {
        "form": ComparisonFilter(initial=initial, plans=plans, dimensions=every.dimensions),
        "comparison": shown,
        "alone": [row for row in shown.topics if row.only_in],
        "taken_up": _taken_up(shown),
        "waiting": sum(not each.confirmed for each in shown.taken_up),
        "may_edit": access.may(EDIT),
        "crumbs": [Crumb(_("Promesas"), reverse("promises:list")), Crumb(_("Comparación"))],
    }
    return render(request, "promises/comparison/compare.html", context)


def _taken_up(shown: Comparison) -> DataTable | None:
    """What a person confirmed; proposals are counted, and decided on each pledge's own page."""
    parties = {plan.code: plan.party for plan in shown.plans}
    columns = tuple(map(TableColumn, (_("Promesa"), _("Plan"), _("En el plan institucional"))))
    rows = tuple(
        (
            Cell(f"{each.pledge.code} {each.pledge.title}"),
            Cell(parties[each.pledge.plan]),
            Cell(each.title or each.subject),
        )
        for each in shown.taken_up
        if each.confirmed
    )
    caption = _("Promesas a las que responde el plan institucional, confirmadas")
    return DataTable(caption, columns, rows, stacked=True) if rows else None


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def topic(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Put a pledge under a topic."""
    access = access_of(request)
    pledge = pledge_for(access, plan, code, EDIT)
    choice = TopicChoice.objects.filter(pledge=pledge).first()
    shown: ComparedPledge = compared_pledge(pledge, choice)
    form = TopicForm(request.POST if request.method == "POST" else None, initial={"topic": shown.topic})
    if carried_out(
        request,
        form,
        lambda: choose_topic(
            actor=access.actor, pledge=pledge, topic=form.cleaned_data["topic"], reason=form.cleaned_data["reason"]
        ),
    ):
        messages.success(request, _("Tema guardado."))
        return redirect("promises:comparison")
    context = {
        "pledge": shown,
        "topic": topic_name(shown.topic),
        "form": form,
        "back": reverse("promises:comparison"),
        "crumbs": [
            Crumb(_("Promesas"), reverse("promises:list")),
            Crumb(_("Comparación"), reverse("promises:comparison")),
            Crumb(_("Tema")),
        ],
    }
    return render(request, "promises/comparison/topic.html", context, status=422 if form.is_bound else 200)
