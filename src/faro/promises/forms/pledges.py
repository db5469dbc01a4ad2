"""Deciding about a pledge."""

from typing import Any

from django import forms
from django.utils import timezone

from faro.kernel.text import _
from faro.promises.domain.scale import scale
from faro.promises.forms.numbers import MillionthsField, written
from faro.promises.models import LINK_KINDS, Pledge
from faro.promises.services.deciding import LONGEST_REASON, LONGEST_SOURCE, StateDecision
from faro.promises.services.describing import PledgeFacts

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DecisionForm(forms.Form):
    """A state, since when, why and by which source."""

    state = forms.ChoiceField(label=_("Estado"), widget=forms.RadioSelect)
    day = forms.DateField(label=_("Desde"), widget=_DAY)
    reason = forms.CharField(
        label=_("Motivo"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Se publica: qué se hizo o qué faltó."),
    )
    source = forms.CharField(
        label=_("Fuente"),
        max_length=LONGEST_SOURCE,
        help_text=_("Dónde se puede leer: documento y página, o dirección."),
    )
    resolution = forms.CharField(
        label=_("Resolución"), required=False, max_length=120, help_text=_("Solo si se reformuló: la que la cambió.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["state"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(each.code, f"{each.label}. {each.meaning}") for each in scale()]
        self.initial.setdefault("day", timezone.localdate())

    def decision(self) -> StateDecision:
        """What was decided."""
        return StateDecision(**self.cleaned_data)


class PledgeForm(forms.Form):
    """What is ours to say of a pledge."""

    title = forms.CharField(label=_("Título propio"), max_length=250)
    dimension = forms.CharField(label=_("Dimensión"), required=False, max_length=80)
    axis = forms.CharField(
        label=_("Eje"), required=False, max_length=400, help_text=_("Si el plan no lo tiene, se agrega.")
    )
    sector = forms.CharField(
        label=_("Lugar"), required=False, max_length=120, help_text=_("El que nombra el documento.")
    )
    latitude = MillionthsField(label=_("Latitud"), help_text=_("En grados: -17.639."))
    longitude = MillionthsField(label=_("Longitud"), help_text=_("En grados: -71.337."))
    quotation = forms.CharField(
        label=_("Cita breve"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    notes = forms.CharField(label=_("Notas"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, pledge: Pledge, data: Any = None) -> "PledgeForm":
        """The form of a pledge: as it is, or as it was sent."""
        names = ("title", "dimension", "sector", "quotation", "notes", "version")
        initial: dict[str, object] = {name: getattr(pledge, name) for name in names}
        initial |= {name: written(getattr(pledge, name)) for name in ("latitude", "longitude")}
        return cls(data, initial=initial | {"axis": pledge.axis.name if pledge.axis else ""})

    def facts(self) -> PledgeFacts:
        """What was written."""
        return PledgeFacts(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class LinkForm(forms.Form):
    """Something that nobody proposed, by its code."""

    kind = forms.ChoiceField(label=_("Clase"), choices=[each for each in LINK_KINDS if each[0] != "evidence"])
    code = forms.CharField(
        label=_("Código"),
        max_length=60,
        help_text=_("AEI.05.01, IND.01.AEI.05.01, AOI30149800001, o el código único de la inversión (siete cifras)."),
    )
    title = forms.CharField(
        label=_("Nombre"),
        required=False,
        max_length=400,
        help_text=_("Solo para una inversión: como la llama el banco de inversiones."),
    )
