"""Form fields that read what a person types by the very rules of the package's cells."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from faro.kernel.fixed import from_scaled, plain
from faro.kernel.text import _
from faro.package.cells import SCALES, CellFault, is_blank, reader_for
from faro.package.declaration import Column, Kind
from faro.package.form import Form

Choices = Iterable[tuple[str, str]]

NONE: tuple[str, str] = ("", "—")
_LONG = frozenset(
    {
        "assumptions", "calculation", "collection", "data_source", "explanation", "justification", "limitations",
        "lower_name", "name", "note", "responsible", "sense_reason", "text", "title", "upper_name",
    }
)  # fmt: skip
_ROWS = {"text": 10}


class PackageField(forms.CharField):
    """A cell of a package, typed by a person; its value is the package's own, or None where it is blank."""

    def __init__(self, column: Column, choices: Choices | None = None) -> None:
        super().__init__(
            required=column.required,
            label=column.label,
            help_text=column.help,
            strip=column.kind is not Kind.VERBATIM,
            widget=widget_for(column, choices),
        )
        self.column = column

    def clean(self, value: Any) -> Any:
        """The value. Raises :class:`~django.forms.ValidationError` with what is wrong and its mend."""
        text = super().clean(value).replace("\r\n", "\n")
        if is_blank(self.column.kind, text):
            return None
        if "\0" in text:
            raise forms.ValidationError(_("El texto contiene un carácter nulo. Vuelva a escribirlo."))
        try:
            return reader_for(self.column, Form.FOLDER)(text)
        except CellFault as fault:
            raise forms.ValidationError(f"{fault.message} {fault.mend}") from fault


def widget_for(column: Column, choices: Choices | None) -> forms.Widget:
    """A list where there is one to choose from, a date picker, a tall box for long texts."""
    if choices is not None:
        return forms.Select(choices=[NONE, *choices])
    if column.kind is Kind.CHOICE:
        return forms.Select(choices=[NONE, *column.choices.items()])
    if column.kind is Kind.BOOLEAN:
        return forms.Select(choices=[NONE, ("true", _("Sí")), ("false", _("No"))])
    if column.kind is Kind.DATE:
        return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if column.name in _LONG:
        return forms.Textarea(attrs={"rows": _ROWS.get(column.name, 3)})
    numeric = {"inputmode": "decimal"} if column.kind in SCALES else {}
    return forms.TextInput(attrs=numeric)


def typed(column: Column, value: Any) -> str:
    """A value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return Form.FOLDER.yes if value else Form.FOLDER.no
    if column.kind in SCALES:
        return plain(from_scaled(value, SCALES[column.kind]))
    return value.isoformat() if isinstance(value, date) else str(value)
