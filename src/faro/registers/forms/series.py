"""What is asked of a denominator: a value with its source, and which source counts."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from faro.kernel.fixed import LARGEST, QUANTITY_SCALE, to_scaled
from faro.kernel.text import _
from faro.registers.forms.records import DayInput

LONG = 300


class ValueForm(forms.Form):
    """A value of a year, or of a day."""

    valor = forms.DecimalField(label=_("Valor"), min_value=0, max_digits=18, decimal_places=6)
    anio = forms.IntegerField(label=_("Año"), required=False, min_value=1900, max_value=2100)
    dia = forms.DateField(
        label=_("Día"), required=False, widget=DayInput, help_text=_("Solo si el valor no es de todo un año.")
    )
    fuente = forms.CharField(label=_("Fuente"), max_length=LONG, help_text=_("Documento y página, o dirección."))
    nota = forms.CharField(label=_("Nota"), max_length=LONG, required=False)

    def clean_valor(self) -> int:
        """Whole millionths."""
        value: Decimal = self.cleaned_data["valor"]
        if value >= LARGEST:
            raise ValidationError(_("El número es demasiado grande."))
        return to_scaled(value, QUANTITY_SCALE)

    def clean(self) -> None:
        """One of both."""
        super().clean()
        if not self.cleaned_data.get("anio") and not self.cleaned_data.get("dia"):
            self.add_error("anio", _("Diga el año, o el día, de que es el valor."))


class SourceForm(forms.Form):
    """Which source counts, since when, and by what."""

    fuente = forms.ChoiceField(label=_("Fuente que rige"))
    desde = forms.DateField(label=_("Rige desde"), widget=DayInput)
    norma = forms.CharField(label=_("Norma o acuerdo que lo decide"), max_length=LONG)
    motivo = forms.CharField(label=_("Motivo"), max_length=LONG)

    def __init__(self, *args: object, sources: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["fuente"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(source, source) for source in sources]
