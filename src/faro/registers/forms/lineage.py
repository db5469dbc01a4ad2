"""What is asked of whoever decides what feeds an indicator."""

from django import forms

from faro.kernel.text import _


class BindingForm(forms.Form):
    """From which day a measure feeds an indicator, and who answers for it."""

    desde = forms.DateField(
        label=_("Desde el día"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Lo que lo alimenta ahora termina el día anterior."),
    )
    unidad = forms.CharField(
        label=_("Unidad que responde"),
        required=False,
        max_length=20,
        help_text=_("Código; vacío: la unidad dueña del registro. Si la ficha nombra una, vale la de la ficha."),
    )
    motivo = forms.CharField(
        label=_("Motivo"),
        required=False,
        max_length=300,
        help_text=_("Obligatorio cuando reemplaza a otra medida, la descarta o la retira."),
    )
