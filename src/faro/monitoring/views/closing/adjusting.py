"""Asking for an adjustment, and deciding it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE
from faro.kernel.text import _
from faro.monitoring.domain.amounts import AmountRefused, read_amount
from faro.monitoring.models import Activity, Adjustment, Poi
from faro.monitoring.services.closing.adjusting import FIELDS, Correction, ask_adjustment, decide_adjustment
from faro.monitoring.views.closing.fetching import closed_for, period_for, title_of, way
from faro.monitoring.views.closing.presenting import adjustment_line
from faro.monitoring.views.poi.fetching import address
from faro.monitoring.vocabulary.permissions import CHECK, CLOSE, FILL
from faro.ui.api import Crumb

UNPROCESSABLE = 422
SCALES = {"physical": QUANTITY_SCALE, "financial": MONEY_SCALE}


def may_ask(access: Access, unit: str) -> bool:
    """Whoever closes, and whoever fills or checks the reports of the unit."""
    return access.may(CLOSE) or access.may(CHECK, unit) or access.may(FILL, unit)


class AskForm(forms.Form):
    """Which figure, what it should say and why."""

    activity = forms.ChoiceField(label=_("Actividad"))
    field = forms.ChoiceField(label=_("Qué cifra"), choices=list(FIELDS.items()))
    after = forms.CharField(
        label=_("Cifra corregida"),
        help_text=_("Déjela vacía si en verdad no se conoce."),
        required=False,
        max_length=40,
    )
    reason = forms.CharField(
        label=_("Motivo"),
        help_text=_("Se publica si se acepta: diga qué estaba mal y qué lo sustenta."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, activities: list[Activity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["activity"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
        field.choices = [(each.code, f"{each.code} {each.name}") for each in activities]

    def clean(self) -> dict[str, Any]:
        """Read the figure with the decimals of its kind."""
        given = super().clean() or {}
        if given.get("field") in SCALES:
            try:
                given["units"] = read_amount(given.get("after", ""), SCALES[given["field"]])
            except AmountRefused as refused:
                self.add_error("after", str(refused))
        return given


class DecisionForm(forms.Form):
    """Yes or no, and why."""

    accepted = forms.ChoiceField(
        label=_("Decisión"),
        choices=[("yes", _("Aceptar el ajuste")), ("no", _("No aceptarlo"))],
        widget=forms.RadioSelect,
    )
    decision = forms.CharField(
        label=_("Por qué"),
        help_text=_("Hace falta para no aceptarlo."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """Ask to correct a figure of a closed month."""
    poi, period, _closed = closed_for(request, plan, year, code)
    access = access_of(request)
    offered = [each for each in Activity.objects.filter(poi=poi) if may_ask(access, each.unit)]
    if not offered:
        access.require(CLOSE)
    form = AskForm(request.POST or None, activities=offered)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        correction = Correction(given["activity"], given["field"], given["units"])
        try:
            made = ask_adjustment(
                actor=access.actor, poi=poi, period=period, correction=correction, reason=given["reason"]
            )
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Ajuste pedido: lo decide otra persona de planeamiento."))
            return redirect(address(poi, "adjustment", code=period.code, number=made.pk))
    context = {
        "poi": poi,
        "title": _("Pedir un ajuste de {period}").format(period=title_of(period).lower()),
        "intro": _("Lo sellado queda como está. Si se acepta, la cifra corregida cuenta desde ese día."),
        "submit": _("Pedir el ajuste"),
        "form": form,
        "back": address(poi, "closing", code=period.code),
        "crumbs": way(poi, *_steps(poi, code, title_of(period)), Crumb(_("Pedir un ajuste"))),
    }
    return render(request, "monitoring/closing/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def _steps(poi: Poi, code: str, title: str) -> tuple[Crumb, ...]:
    return (Crumb(title, address(poi, "closing", code=code)),)


@require_http_methods(["GET", "HEAD", "POST"])
def adjustment(request: HttpRequest, plan: str, year: int, code: str, number: int) -> HttpResponse:
    """What was asked, and deciding it."""
    poi, period = period_for(request, plan, year, code)
    found = get_object_or_404(Adjustment.objects.select_related("period"), pk=number, poi=poi, period=period)
    access = access_of(request)
    if request.method == "POST":
        access.require(CLOSE)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            decide_adjustment(
                actor=access.actor, adjustment=found, accepted=given["accepted"] == "yes", decision=given["decision"]
            )
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Decidido."))
            return redirect(address(poi, "closing", code=period.code))
    context = {
        "poi": poi,
        "title": _("Ajuste de {activity}").format(activity=found.activity),
        "line": adjustment_line(poi, found),
        "form": form if _may_decide(access, found) else None,
        "own": found.accepted is None and access.may(CLOSE) and access.actor.key == found.asked_by,
        "crumbs": way(poi, *_steps(poi, code, title_of(period)), Crumb(_("Ajuste"))),
    }
    return render(request, "monitoring/closing/adjustment.html", context, status=UNPROCESSABLE if form.errors else 200)


def _may_decide(access: Access, adjustment: Adjustment) -> bool:
    return adjustment.accepted is None and access.may(CLOSE) and access.actor.key != adjustment.asked_by
