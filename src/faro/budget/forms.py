"""The form that brings a file in."""

from django import forms

from faro.kernel.text import _

FIRST_YEAR, LAST_YEAR = 2000, 2100


class ImportForm(forms.Form):
    """A file of the MEF, and what it may not tell by itself."""

    file = forms.FileField(
        label=_("Archivo"),
        allow_empty_file=True,
        max_length=255,
        help_text=_("El CSV anual del MEF, solo o en .zip, o el .xlsx de la Consulta Amigable. Hasta 64 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.zip,.xlsx"}),
    )
    unit = forms.RegexField(
        r"\A[0-9]{1,6}\Z",
        label=_("Unidad ejecutora"),
        help_text=_("El código SEC_EJEC, p. ej. 301498."),
        error_messages={"invalid": _("Son hasta seis cifras.")},
    )
    year = forms.IntegerField(
        label=_("Año"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=_("Solo si el archivo trae varios años o no dice ninguno."),
    )
    reason = forms.CharField(
        label=_("Motivo"), max_length=1000, required=False, help_text=_("Queda en la historia, junto a lo importado.")
    )
