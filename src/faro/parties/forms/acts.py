"""What is decided about parties: merging, undoing, erasing, lists."""

from typing import Any

from django import forms

from faro.kernel.text import _
from faro.parties.domain.lists import ListFormat
from faro.parties.models import Party

_KEPT = _("Queda en la historia para siempre: no escriba nombres ni números de documento.")


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label=_("Motivo"), help_text=_KEPT, max_length=300)


class EmptyForm(forms.Form):
    """Nothing to fill in: only to say yes."""


class MergeForm(ReasonForm):
    """Which of two stays, and that what does not agree was seen."""

    survivor = forms.ChoiceField(label=_("Ficha que queda como principal"), widget=forms.RadioSelect)
    accept = forms.BooleanField(label=_("Vi que no coinciden en todo, y es la misma"), required=False)

    def __init__(self, *args: Any, parties: tuple[Party, Party], conflicts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["survivor"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(each.key, _("La ficha {key}").format(key=each.key)) for each in parties]
        if not conflicts:
            del self.fields["accept"]
        self.order_fields(["survivor", "accept", "reason"])


class SearchForm(forms.Form):
    """How the list is narrowed."""

    texto = forms.CharField(label=_("Nombre o número"), required=False, max_length=120)
    clase = forms.ChoiceField(label=_("Clase"), required=False, choices=[("", _("Todas")), *Party.Kind.choices])

    def wanted(self) -> dict[str, str]:
        """What is asked for; what makes no sense is left out."""
        self.is_valid()
        given = self.cleaned_data if self.is_bound else {}
        return {"text": given.get("texto", ""), "kind": given.get("clase", "")}


class ListForm(forms.Form):
    """The list to bring in."""

    file = forms.FileField(
        label=_("Archivo"),
        allow_empty_file=True,
        help_text=_("Un libro .xlsx o un CSV en UTF-8, con los encabezados de la plantilla."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class ExportForm(ReasonForm):
    """What is downloaded, and why."""

    form = forms.ChoiceField(
        label=_("Formato"), choices=[(each.value, each.value.upper()) for each in ListFormat], widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label=_("Clase"), required=False, choices=[("", _("Todas")), *Party.Kind.choices])
