"""What of the history someone wants to see."""

from typing import Any

from django import forms

from faro.directory.api import Person
from faro.kernel.text import _
from faro.ledger.api import Entries, entries

ANY = ("", _("Todo"))
ANYONE = ("", _("Todos"))
KINDS = (
    ("plan", _("Planes")),
    ("element", _("Objetivos y acciones")),
    ("indicator", _("Indicadores")),
    ("publication", _("Publicaciones")),
    ("finding", _("Hallazgos")),
    ("commitment", _("Compromisos")),
    ("question", _("Cuestiones")),
    ("unit", _("Unidades")),
    ("person", _("Personas")),
    ("post", _("Cargos")),
    ("role", _("Roles")),
    ("file", _("Archivos")),
)


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _people() -> list[tuple[str, str]]:
    rows = Person.objects.order_by("full_name").values_list("key", "full_name")
    return [ANYONE, *((f"person:{key}", name) for key, name in rows)]


class HistoryForm(forms.Form):
    """Filters, all optional."""

    tipo = forms.ChoiceField(label=_("Sobre qué"), choices=(ANY, *KINDS), required=False)
    quien = forms.ChoiceField(label=_("Quién"), choices=_people, required=False)
    desde = _day(_("Desde"))
    hasta = _day(_("Hasta"))
    sobre = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """A stretch of days that ends before it begins is told."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("desde") and given.get("hasta") and given["hasta"] < given["desde"]:
            self.add_error("hasta", _("Debe ser igual o posterior a «Desde»."))
        return given

    def entries(self, *, public_only: bool) -> Entries:
        """The entries that agree with the filters; one that can't be read filters nothing."""
        self.full_clean()
        given: dict[str, Any] = self.cleaned_data
        kind = given.get("tipo")
        return entries(
            subject=given.get("sobre") or "",
            subject_prefix=f"{kind}:" if kind else "",
            actor=given.get("quien") or "",
            since=given.get("desde"),
            until=given.get("hasta"),
            public_only=public_only,
        )
