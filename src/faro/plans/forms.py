"""The forms of the planning office."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from faro.kernel.text import _
from faro.package.tables import BY_NAME
from faro.plans.domain.rows import Row
from faro.plans.fields import Choices, PackageField, typed
from faro.plans.selectors.choices import choices_of


class ReasonForm(forms.Form):
    """Every change says why."""

    reason = forms.CharField(
        label=_("Motivo del cambio"), max_length=1000, help_text=_("Queda en la historia, junto a lo que cambia.")
    )


class RowForm(ReasonForm):
    """Some columns of a row of a package's table. ``revision``: the one that was shown, -1 for a new row."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        table: str,
        columns: Sequence[str],
        data: Mapping[str, Any] | None = None,
        *,
        row: Row | None = None,
        revision: int = -1,
        choices: Mapping[str, Choices] | None = None,
    ) -> None:
        shown = {name: typed(BY_NAME[table].column(name), row[name]) for name in columns} if row else {}
        super().__init__(data, initial={**shown, "revision": revision})
        self.columns = columns
        self.row = row
        for name in columns:
            self.fields[name] = PackageField(BY_NAME[table].column(name), (choices or {}).get(name))
        self.order_fields([*columns, "reason", "revision"])

    def values(self) -> dict[str, Any]:
        """The columns as the package holds them; a text that only lost its line endings on the way is the same."""
        found: dict[str, Any] = {}
        for name in self.columns:
            value, before = self.cleaned_data[name], self.row[name] if self.row else None
            same = isinstance(before, str) and before.replace("\r\n", "\n").strip() == value
            found[name] = before if same else value
        return found

    @property
    def seen_revision(self) -> int:
        """The revision of the row that was shown."""
        revision = self.cleaned_data.get("revision")
        return -1 if revision is None else int(revision)


class TargetForm(RowForm):
    """A new version of a target."""

    def __init__(self, plan_id: int, data: Mapping[str, Any] | None = None, *, year: int | None, last: int) -> None:
        columns = ("year", "value", "instrument", "instrument_date", "source", "place", "note")
        super().__init__("targets", columns, data, revision=last, choices=choices_of(plan_id, "targets"))
        self.fields["value"].required = True
        self.fields["instrument"].required = True
        self.fields["instrument_date"].required = True
        self.initial["year"] = year


class NameForm(ReasonForm):
    """A new name, by an instrument."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Denominación nueva"), widget=forms.Textarea(attrs={"rows": 3}))
    instrument = forms.CharField(label=_("Norma que la cambia"), help_text=_("P. ej. R.A. 204-2024-MPI."))
    on = forms.DateField(
        label=_("Fecha de la norma"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    field_order = ("name", "instrument", "on", "reason", "revision")


class UploadForm(forms.Form):
    """The file of a package."""

    file = forms.FileField(
        label=_("Paquete"),
        allow_empty_file=True,
        help_text=_("La carpeta del paquete comprimida en .zip, o el libro .xlsx de la plantilla. Hasta 64 MB."),
        widget=forms.FileInput(attrs={"accept": ".zip,.xlsx"}),
    )


CONFLICTS = (
    ("keep", _("Conservar lo que se cambió en Faro")),
    ("take", _("Tomar lo que trae el paquete")),
)


class ConfirmForm(forms.Form):
    """Confirming an import, having seen what it does."""

    seen = forms.CharField(widget=forms.HiddenInput)
    instrument = forms.CharField(
        label=_("Norma o documento"), help_text=_("El que aprueba estos datos, p. ej. R.A. 749-2020-MPI.")
    )
    reason = forms.CharField(label=_("Motivo de la importación"), max_length=1000)

    def __init__(self, data: Mapping[str, Any] | None = None, *, seen: str, conflicts: int, removals: int) -> None:
        super().__init__(data, initial={"seen": seen})
        if conflicts:
            self.fields["conflicts"] = forms.ChoiceField(
                label=_("Filas en conflicto ({n})").format(n=conflicts), choices=CONFLICTS, widget=forms.RadioSelect
            )
        if removals:
            self.fields["remove"] = forms.BooleanField(
                label=_("Quitar también las filas que el paquete ya no trae ({n})").format(n=removals),
                required=False,
                help_text=_("Sin marcar, se conservan."),
            )
