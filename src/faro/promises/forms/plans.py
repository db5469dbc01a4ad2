"""Bringing a government plan, and looking for pledges."""

from typing import Any

from django import forms
from django.utils import timezone

from faro.kernel.text import _
from faro.promises.domain.scale import scale, state_label
from faro.promises.models import GovernmentPlan, Pledge
from faro.promises.selectors.pledges import UNDECIDED_WORD
from faro.promises.services.bringing import PlanFacts

ELECTED = (("", _("No se sabe")), ("si", _("Sí")), ("no", _("No")))
_FIRST_YEAR, _LAST_YEAR = 1980, 2100


class BringForm(forms.Form):
    """A document, and what a person knows of the plan."""

    file = forms.FileField(
        label=_("Documento del plan"),
        allow_empty_file=True,
        help_text=_("PDF con texto (no escaneado), DOCX, HTML o TXT, tal como se presentó."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.html,.htm,.txt"}),
    )
    party = forms.CharField(label=_("Organización política"), max_length=160)
    title = forms.CharField(label=_("Título del documento"), max_length=250)
    election_year = forms.IntegerField(label=_("Año de la elección"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    period_from = forms.IntegerField(label=_("Primer año de gobierno"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    period_to = forms.IntegerField(label=_("Último año de gobierno"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    ubigeo = forms.RegexField(
        r"\d{2}(\d{2}){0,2}",
        label=_("Ubigeo"),
        required=False,
        max_length=6,
        help_text=_("Del INEI: región, provincia o distrito. Ilo: 1803."),
    )
    source = forms.CharField(
        label=_("Fuente"),
        required=False,
        max_length=400,
        help_text=_("Dónde se publicó, con su dirección si la tiene."),
    )
    code = forms.SlugField(
        label=_("Código"),
        required=False,
        max_length=60,
        help_text=_("Si lo deja vacío se forma con la organización y el año."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = timezone.localdate().year
        self.initial = {"election_year": year, "period_from": year + 1, "period_to": year + 4, **self.initial}

    def facts(self) -> PlanFacts:
        """What was said of the plan."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        return PlanFacts(**given)


class ElectedForm(forms.Form):
    """Whether the party won, and who says so."""

    elected = forms.ChoiceField(
        label=_("¿Ganó la elección?"), choices=ELECTED, required=False, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=_("Fuente"), required=False, max_length=400, help_text=_("El acta o la resolución que lo dice.")
    )

    def elected_value(self) -> bool | None:
        """True, false, or None where nobody knows."""
        return {"si": True, "no": False}.get(self.cleaned_data["elected"])


class PledgeFilter(forms.Form):
    """How the list of pledges is narrowed."""

    plan = forms.ChoiceField(label=_("Plan"), required=False)
    dimension = forms.ChoiceField(label=_("Dimensión"), required=False)
    estado = forms.ChoiceField(label=_("Estado"), required=False)
    accion = forms.ChoiceField(
        label=_("Acción"),
        required=False,
        choices=(("", _("Todas")), ("sin", _("Sin acción")), ("con", _("Con acción"))),
    )
    texto = forms.CharField(label=_("Texto o código"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        approved = GovernmentPlan.objects.filter(state=GovernmentPlan.State.APPROVED)
        self._offer("plan", [(each.code, f"{each.party} {each.election_year}") for each in approved])
        found = Pledge.objects.filter(plan__in=approved).exclude(dimension="").order_by("dimension")
        self._offer("dimension", [(each, each) for each in found.values_list("dimension", flat=True).distinct()])
        self._offer("estado", [(UNDECIDED_WORD, state_label("")), *((each.code, each.label) for each in scale())])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Todos") if name in ("plan", "estado") else _("Todas")), *choices]

    def wanted(self) -> dict[str, str]:
        """What is asked for; what makes no sense is left out."""
        self.is_valid()
        given = self.cleaned_data if self.is_bound else {}
        return {name: given.get(name, "") for name in self.fields}
