"""What is asked about measures: which period, which expression, and what is decided."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from faro.kernel.periods import Period, parse_period
from faro.kernel.text import _
from faro.registers.models.measures import EXPRESSION


class PeriodForm(forms.Form):
    """The period that is looked at."""

    periodo = forms.CharField(
        label=_("Período"),
        required=False,
        max_length=7,
        help_text=_("Un año (2023), un semestre (2023-S1) o un mes (2023-06)."),
    )

    def clean_periodo(self) -> str:
        """A period as it is written."""
        text = str(self.cleaned_data["periodo"]).strip().upper()
        if text:
            try:
                parse_period(text)
            except ValueError as error:
                raise ValidationError(_("Escriba 2023, 2023-S1 o 2023-06.")) from error
        return text

    def period(self, latest: date) -> Period:
        """What was asked for; else the month of that day."""
        asked = self.cleaned_data["periodo"] if self.is_bound and self.is_valid() else ""
        return parse_period(asked) if asked else Period(latest.year, latest.month, latest.month)


class ProposalForm(forms.Form):
    """An expression, looked at before it is proposed."""

    expresion = forms.CharField(
        label=_("Expresión"), max_length=EXPRESSION, widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})
    )
    nombre = forms.CharField(label=_("Nombre"), max_length=200)
    nota = forms.CharField(
        label=_("Nota"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Qué pide el indicador y cómo responden el numerador y el denominador."),
    )
    motivo = forms.CharField(label=_("Motivo del cambio"), max_length=300)


class DecisionForm(forms.Form):
    """Whether a proposal is taken."""

    motivo = forms.CharField(label=_("Motivo"), required=False, max_length=300)
