"""What is asked about measures: which period, which expression, and what is decided."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from faro.kernel.periods import Period, parse_period
from faro.kernel.text import _
from faro.plans.api import indicators_of, plans
from faro.registers.domain.minimal import code_of
from faro.registers.models import Register
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
        label=_("Expresión"),
        max_length=EXPRESSION,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=_("Por ejemplo: contar donde sector = 'norte'. Mirar lo que daría no guarda nada."),
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


class NewMeasureForm(ProposalForm):
    """A measure that the register does not have yet: its code follows from its name."""

    indicador = forms.CharField(
        label=_("Indicador que alimentaría"),
        required=False,
        max_length=40,
        help_text=_("Su código, como IND.01.AEI.03.01. Planeamiento decide después si lo alimenta."),
    )
    publica = forms.BooleanField(
        label=_("La ven los ciudadanos"), required=False, help_text=_("Si el registro publica sus cifras.")
    )

    field_order = ("nombre", "expresion", "nota", "indicador", "publica", "motivo")

    def __init__(self, *args: object, register: Register, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.register = register
        self.fields["motivo"].label = _("Motivo")

    def clean_nombre(self) -> str:
        """A name whose code is free in this register."""
        name = str(self.cleaned_data["nombre"])
        if self.register.measures.filter(code=code_of(name)).exists():
            raise ValidationError(
                _("Ya hay una medida que se llama así: proponga un cambio en ella, o dele otro nombre.")
            )
        return name

    def clean_indicador(self) -> str:
        """An indicator of some plan, or nothing."""
        code = str(self.cleaned_data["indicador"]).strip()
        if code and not any(indicators_of(plan.code).filter(code=code).exists() for plan in plans()):
            raise ValidationError(_("Ningún plan tiene el indicador {code}.").format(code=code))
        return code


class DecisionForm(forms.Form):
    """Whether a proposal is taken."""

    motivo = forms.CharField(label=_("Motivo"), required=False, max_length=300)
