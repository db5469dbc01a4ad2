"""Correcting a reading."""

from dataclasses import asdict
from typing import Any

from django import forms

from faro.kernel.text import _
from faro.promises.domain.kinds import COMPARATORS, KINDS
from faro.promises.domain.rows import FIELDS, RowFacts
from faro.promises.forms.numbers import MillionthsField, written
from faro.promises.models import ReadRow

NUMBERS = ("quantity", "baseline")


class RowForm(forms.Form):
    """What a row says, field by field."""

    dimension = forms.CharField(label=_("Dimensión"), required=False, max_length=80)
    problem = forms.CharField(label=_("Problema"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    objective = forms.CharField(label=_("Objetivo"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    indicator = forms.CharField(label=_("Indicador que nombra el plan"), required=False, max_length=400)
    target_text = forms.CharField(
        label=_("Meta, como está impresa"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    kind = forms.ChoiceField(label=_("Clase de meta"), choices=KINDS)
    comparator = forms.ChoiceField(
        label=_("Comparación"), required=False, choices=(("", _("No está impresa")), *COMPARATORS)
    )
    quantity = MillionthsField(label=_("Cantidad"), help_text=_("Como está impresa: 90 si dice «90 %»."))
    unit = forms.CharField(
        label=_("Unidad"), required=False, max_length=120, help_text=_("De qué: «%», «losas», «niños».")
    )
    baseline = MillionthsField(label=_("Línea de base"), help_text=_("Desde qué valor parte, si lo dice."))
    deadline = forms.CharField(
        label=_("Plazo"), required=False, max_length=10, help_text=_("Año (2026), mes (2026-06) o día (2026-06-30).")
    )
    deadline_inherited = forms.BooleanField(label=_("El plazo está en el encabezado, no en la meta"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, row: ReadRow, data: Any = None) -> "RowForm":
        """The form of a row: as it is, or as it was sent."""
        initial: dict[str, object] = {name: getattr(row, name) for name in FIELDS} | {"version": row.version}
        initial |= {name: written(getattr(row, name)) for name in NUMBERS}
        if row.state == ReadRow.State.UNREAD and not row.objective:
            initial["objective"] = row.text
        return cls(data, initial=initial)

    def facts(self) -> RowFacts:
        """What was written."""
        return RowFacts(**{name: self.cleaned_data[name] for name in FIELDS})


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label=_("Motivo"), max_length=300)


class AsideForm(ReasonForm):
    """Why something that was read is no pledge."""

    reason = forms.CharField(
        label=_("Por qué no es una promesa"),
        max_length=300,
        help_text=_("El texto no se pierde: queda apartado con este motivo y se puede retomar."),
    )


def as_read(row: ReadRow) -> RowFacts:
    """What the machine read of a row, before anybody corrected it."""
    return RowFacts(**{**asdict(RowFacts()), **row.as_read})
