"""Forms for commitments, their follow-up and proposals."""

from typing import Any

from django import forms

from faro.directory.api import unit_labels
from faro.evaluation.domain.commitments import STATES
from faro.evaluation.models import Commitment
from faro.evaluation.services.committing import FIELDS, CommitmentFacts
from faro.kernel.text import _

_STATES = [("", _("Sin estado")), *STATES.items()]


class CommitmentForm(forms.Form):
    """A commitment. What is not known is left empty."""

    code = forms.CharField(label=_("Código"), max_length=60)
    action = forms.CharField(label=_("Qué se hará"), widget=forms.Textarea(attrs={"rows": 3}))
    origin = forms.CharField(label=_("Origen"), required=False, help_text=_("La recomendación o medida de donde sale."))
    unit = forms.ChoiceField(label=_("Unidad responsable"), required=False)
    responsible = forms.CharField(
        label=_("Responsable"), required=False, help_text=_("El cargo, como lo nombra el documento.")
    )
    due_date = forms.DateField(
        label=_("Fecha límite"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    state = forms.ChoiceField(label=_("Estado"), required=False, choices=_STATES)
    note = forms.CharField(label=_("Nota"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    reason = forms.CharField(label=_("Razón del cambio"), required=False, max_length=500)

    def __init__(
        self, data: Any = None, *, held: Commitment | None = None, initial: dict[str, Any] | None = None
    ) -> None:
        kept_facts = {name: getattr(held, name) for name in FIELDS} if held else {}
        super().__init__(data, initial=kept_facts | (initial or {}))
        self.held = held
        units = self.fields["unit"]
        assert isinstance(units, forms.ChoiceField)  # noqa: S101  declared above
        labels = unit_labels()
        kept = {held.unit: held.unit} if held and held.unit and held.unit not in labels else {}
        units.choices = [
            ("", _("Sin unidad")),
            *((code, f"{code} {name}") for code, name in labels.items()),
            *kept.items(),
        ]
        if held:
            del self.fields["code"]
        else:
            del self.fields["reason"]

    def facts(self) -> CommitmentFacts:
        """What was filled in, with what the form does not show as it was."""
        given = {name: self.cleaned_data[name] or None for name in FIELDS if name in self.cleaned_data}
        kept = {name: getattr(self.held, name) for name in FIELDS} if self.held else {}
        return CommitmentFacts(**(kept | given | {"action": self.cleaned_data["action"]}))


class FollowUpForm(forms.Form):
    """How it goes, and a file that shows it."""

    text = forms.CharField(label=_("Qué se avanzó"), widget=forms.Textarea(attrs={"rows": 3}))
    state = forms.ChoiceField(label=_("Estado"), required=False, choices=[("", _("Como está")), *STATES.items()])
    evidence = forms.FileField(label=_("Evidencia"), required=False)


class DecisionForm(forms.Form):
    """Why a recommendation is not taken up."""

    reason = forms.CharField(
        label=_("Por qué no se acoge"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Se publica junto a la recomendación."),
        max_length=2000,
    )
