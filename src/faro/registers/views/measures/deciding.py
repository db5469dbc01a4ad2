"""Proposing an expression after looking at it on live data, and deciding what was proposed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.periods import Period
from faro.kernel.text import _
from faro.registers.domain.measures import ExpressionProblems, parse_measure
from faro.registers.domain.measures.explaining import explained
from faro.registers.domain.minimal import code_of
from faro.registers.forms.measures import DecisionForm, NewMeasureForm, ProposalForm
from faro.registers.models import Register
from faro.registers.selectors.access import MANAGE, register_for
from faro.registers.selectors.measures import measure_register, resolver, span_of, words_of_register
from faro.registers.selectors.measures.pages import latest_day, line_for, shown_to
from faro.registers.services.measures import approve_measure, propose_measure, reject_measure, require_sound
from faro.registers.views.measures.presenting import counted_in_words, crumbs_of, facts_of, path_of
from faro.ui.api import Crumb

UNPROCESSABLE = 422
LOOK = "ver"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def propose(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Change an expression: first seen with what it gives, then proposed. Looking changes nothing."""
    access = access_of(request)
    register, line = line_for(access, code, measure, MANAGE)
    held = line.proposed or line.shown
    initial = {
        "expresion": held.expression,
        "nombre": held.name,
        "nota": held.note,
        "indicador": ", ".join(held.indicators),
        "publica": held.public,
    }
    form = ProposalForm(request.POST or None, initial=initial, register=register)
    heading = _Heading(_("Proponer un cambio"), line.shown.name, path_of(register, measure))
    return _answer(request, access, register, form, heading, measure)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def propose_new(request: HttpRequest, code: str) -> HttpResponse:
    """Write a measure that the register does not have yet: seen with what it gives, then proposed."""
    access = access_of(request)
    register = register_for(access, code, MANAGE)
    form = NewMeasureForm(request.POST or None, register=register)
    heading = _Heading(_("Proponer una medida"), register.name, reverse("registers:measures", args=[register.code]))
    return _answer(request, access, register, form, heading, "")


@dataclass(frozen=True, slots=True)
class _Heading:
    title: str
    kicker: str
    back: str


def _answer(
    request: HttpRequest, access: Access, register: Register, form: ProposalForm, heading: _Heading, measure: str
) -> HttpResponse:
    looking = LOOK in request.POST
    if looking:
        form.fields["motivo"].required = False
    context: dict[str, Any] = {
        "register": register,
        "heading": heading,
        "form": form,
        "questions": sorted(words_of_register(register).asked.values(), key=lambda each: each.reference),
        "crumbs": crumbs_of(
            register, *([Crumb(heading.kicker, heading.back)] if measure else []), Crumb(heading.title)
        ),
    }
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                if not looking:
                    return _proposed(request, access, register, measure, form.cleaned_data)
                context["preview"] = _preview(access, register, form.cleaned_data["expresion"])
                status = 200
            except ExpressionProblems as error:
                for problem in error.problems:
                    form.add_error("expresion", str(problem))
            except FaroError as error:
                form.add_error(None, str(error))
    return render(request, "registers/measures/propose.html", context, status=status)


def _proposed(
    request: HttpRequest, access: Access, register: Register, measure: str, given: dict[str, Any]
) -> HttpResponse:
    new = measure == ""
    found = propose_measure(
        actor=access.actor,
        register=register,
        code=measure or code_of(given["nombre"]),
        expression=given["expresion"],
        name=given["nombre"],
        note=given["nota"],
        reason=given["motivo"],
        indicators=given["indicador"],
        public=given["publica"],
    )
    said = _("La medida queda propuesta. Rige cuando se apruebe.")
    messages.success(request, said if new else _("El cambio queda propuesto. Rige cuando se apruebe."))
    return redirect(path_of(register, found.code))


def _preview(access: Access, register: Register, expression: str) -> dict[str, object]:
    require_sound(register, expression)
    found, latest = parse_measure(expression), latest_day(register)
    rows = []
    for period in (Period(latest.year, latest.month, latest.month), Period(latest.year, 1, 12)):
        span = span_of(period)
        shown = shown_to(access, register, measure_register(found, register, span))
        facts = facts_of(shown.found) if shown.found else []
        rows.append({"period": counted_in_words(expression, span), "shown": shown, "facts": facts})
    return {"explanation": explained(found, words_of_register(register), resolver), "rows": rows}


@require_POST
def decide(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Approve what is proposed, or do not."""
    access = access_of(request)
    register, line = line_for(access, code, measure, MANAGE)
    form = DecisionForm(request.POST)
    reason = form.cleaned_data["motivo"] if form.is_valid() else ""
    try:
        if line.proposed is None or str(line.proposed.number) != request.POST.get("version"):
            raise FaroError(_("Esa propuesta ya no espera decisión."))
        if request.POST.get("decision") == "aprobar":
            approve_measure(actor=access.actor, measure=line.proposed, reason=reason)
            messages.success(request, _("La medida queda aprobada."))
        else:
            reject_measure(actor=access.actor, measure=line.proposed, reason=reason)
            messages.success(request, _("La propuesta queda sin aprobar."))
    except FaroError as error:
        messages.error(request, str(error))
    return redirect(path_of(register, measure))
