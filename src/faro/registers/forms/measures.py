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
    indicador = forms.CharField(
        label=_("Indicador que alimentaría"),
        required=False,
        max_length=400,
        help_text=_("Su código, como IND.01.AEI.03.01; si son varios, con comas. Planeamiento decide si lo alimenta."),
    )
    publica = forms.BooleanField(label=_("La ven los ciudadanos"), required=False)
    motivo = forms.CharField(label=_("Motivo del cambio"), max_length=300)

    field_order = ("nombre", "expresion", "nota", "indicador", "publica", "motivo")

    def __init__(self, *args: object, register: Register, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.register = register
        self.fields["publica"].help_text = _what_publishing_does(register)

    def clean_indicador(self) -> tuple[str, ...]:
        """Indicators of some plan, or none."""
        codes = dict.fromkeys(filter(None, (each.strip() for each in str(self.cleaned_data["indicador"]).split(","))))
        known = {each.code for plan in plans() for each in indicators_of(plan.code)} if codes else set()
        for code in codes:
            if code not in known:
                raise ValidationError(_("Ningún plan tiene el indicador {code}.").format(code=code))
        return tuple(codes)


def _what_publishing_does(register: Register) -> str:
    """What it means for citizens that a measure of the register is for them."""
    if register.sensitive:
        return _("El registro es reservado: sus cifras no se publican, aunque se marque.")
    if register.public == "none":
        return _(
            "Hoy no tiene efecto: este registro no publica nada. Para que publique sus cifras se carga con "
            'public = "aggregates" bajo [access] en su register.toml.'
        )
    return _("El registro publica sus cifras: al aprobarse se ve en su página pública.")


class NewMeasureForm(ProposalForm):
    """A measure that the register does not have yet: its code follows from its name."""

    def __init__(self, *args: object, register: Register, **kwargs: object) -> None:
        super().__init__(*args, register=register, **kwargs)
        self.fields["motivo"].label = _("Motivo")

    def clean_nombre(self) -> str:
        """A name whose code is free in this register."""
        name = str(self.cleaned_data["nombre"])
        if self.register.measures.filter(code=code_of(name)).exists():
            raise ValidationError(
                _("Ya hay una medida que se llama así: proponga un cambio en ella, o dele otro nombre.")
            )
        return name


class DecisionForm(forms.Form):
    """Whether a proposal is taken."""

    motivo = forms.CharField(label=_("Motivo"), required=False, max_length=300)
