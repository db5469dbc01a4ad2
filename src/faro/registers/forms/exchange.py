"""What is asked when records are taken away or brought as a file."""

from typing import Any

from django import forms

from faro.kernel.text import _
from faro.registers.forms.records import DayInput

LARGEST_FILE = 10_000_000


class TakeForm(forms.Form):
    """Which records are taken."""

    desde = forms.DateField(label=_("Desde"), required=False, widget=DayInput)
    hasta = forms.DateField(label=_("Hasta"), required=False, widget=DayInput)
    estado = forms.CharField(required=False, max_length=40)


class BringForm(forms.Form):
    """A file with records, and of which unit they are."""

    unidad = forms.ChoiceField(label=_("Unidad"))
    archivo = forms.FileField(
        label=_("Archivo"),
        help_text=_("La plantilla llena (.xlsx), o un CSV en UTF-8 con las mismas columnas; hasta {n} MB.").format(
            n=LARGEST_FILE // 1_000_000
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unidad"]
        if isinstance(field, forms.ChoiceField):
            field.choices = units
        if len(units) == 1:
            field.initial = units[0][0]

    def clean_archivo(self) -> tuple[str, bytes]:
        """Its name and content; a file over the limit is not read."""
        given = self.cleaned_data["archivo"]
        if given.size > LARGEST_FILE:
            raise forms.ValidationError(_("Pasa de {n} MB.").format(n=LARGEST_FILE // 1_000_000))
        return str(given.name), bytes(given.read())
