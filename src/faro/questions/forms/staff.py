"""What the staff fills in."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from faro.directory.api import units_on
from faro.kernel.text import _
from faro.questions.domain import states
from faro.questions.models import Question, Statement
from faro.questions.services import Correction

UnitChoices = list[tuple[str, str]]


def unit_choices() -> UnitChoices:
    """The units of today, by code."""
    return [(unit.code, f"{unit.code} {unit.name}") for unit in units_on()]


class ReasonForm(forms.Form):
    """A reason that is shown in public."""

    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=4000)

    def __init__(self, *args: Any, label: str = "", help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].help_text = help_text or _("Se publica.")


class ReassignForm(forms.Form):
    """Another unit, and why."""

    unit = forms.ChoiceField(label=_("Unidad que responderá"))
    reason = forms.CharField(label=_("Motivo"), help_text=_("Se publica."), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ChoiceField):
            field.choices = unit_choices()


class AnswerForm(forms.Form):
    """The answer; where the figure is corrected, what it said and what it says now."""

    outcome = forms.ChoiceField(
        label=_("Resultado"),
        widget=forms.RadioSelect,
        choices=[
            (states.ANSWERED, _("La cifra es correcta: se explica")),
            (states.CORRECTED, _("La cifra se corrige")),
            (states.REJECTED, _("No procede: no es sobre esta cifra o no se puede responder")),
        ],
    )
    text = forms.CharField(
        label=_("Respuesta"),
        help_text=_("Se publica junto a la cifra, con el nombre de la unidad. Si no procede, diga por qué."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=10_000,
    )
    said = forms.CharField(
        label=_("Decía"), required=False, max_length=500, help_text=_("Solo si la cifra se corrige.")
    )
    says = forms.CharField(label=_("Dice ahora"), required=False, max_length=500)
    since = forms.DateField(
        label=_("Corregida desde"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    publication = forms.CharField(label=_("Publicación"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """A correction says what was wrong."""
        cleaned = super().clean() or {}
        if cleaned.get("outcome") == states.CORRECTED:
            for name in ("said", "says"):
                if not cleaned.get(name):
                    self.add_error(name, _("Falta, porque la cifra se corrige."))
        return cleaned

    def correction(self) -> Correction | None:
        """What was corrected, if anything was."""
        given = self.cleaned_data
        if given["outcome"] != states.CORRECTED:
            return None
        since: date = given["since"] or timezone.localdate()
        return Correction(given["said"], given["says"], since, given["publication"])


class ModerationForm(forms.Form):
    """Whether the words of a citizen are shown, all or without some."""

    PUBLISH, WITHHOLD = "publish", "withhold"

    decision = forms.ChoiceField(
        choices=[(PUBLISH, _("Publicar")), (WITHHOLD, _("No publicar"))], widget=forms.HiddenInput
    )
    public_text = forms.CharField(
        label=_("Texto que se publica"),
        help_text=_("Quite solo datos personales e insultos; ponga «[…]» donde quitó algo. El original se conserva."),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
    )
    reason = forms.CharField(
        label=_("Motivo"),
        help_text=_("Si quita algo o no lo publica. Se muestra en su lugar."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"public_text": statement.public_text or statement.text, "reason": statement.moderation_reason}


class ListForm(forms.Form):
    """How the list is narrowed."""

    estado = forms.ChoiceField(label=_("Estado"), required=False)
    unidad = forms.ChoiceField(label=_("Unidad"), required=False)
    texto = forms.CharField(label=_("Texto"), required=False, max_length=100)

    def __init__(self, *args: Any, staff: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for_staff = [("open", _("Por responder"))] if staff else []
        self._offer("estado", [("", _("Todos")), *for_staff, *states.STATES.words.items()])
        asked = set(Question.objects.order_by().values_list("unit", flat=True).distinct())
        self._offer("unidad", [("", _("Todas")), *(each for each in unit_choices() if each[0] in asked)])

    def _offer(self, name: str, choices: UnitChoices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def wanted(self) -> dict[str, str]:
        """What is asked for; what makes no sense is left out."""
        self.is_valid()
        given = self.cleaned_data if self.is_bound else {}
        return {"state": given.get("estado", ""), "unit": given.get("unidad", ""), "text": given.get("texto", "")}
