"""What a reorganisation asks."""

from typing import Any

from django import forms

from faro.directory.domain.units import UnitFacts
from faro.directory.forms.fields import day_field, open_units, text_field, today
from faro.kernel.text import _

PARTS = 4


class ChangeForm(forms.Form):
    """What every change says: since when, by which instrument."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"] = day_field(_("Desde el día"), _("El primer día con el cambio."))
        self.fields["on"].initial = today
        self.fields["instrument"] = text_field(_("Norma o resolución"), 200, _("P. ej. RM 012-2026-MPI."))
        self.fields["note"] = forms.CharField(
            label=_("Nota"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
        )

    def order(self) -> dict[str, Any]:
        """What was said, as the services take it."""
        return {name: self.cleaned_data[name] for name in ("on", "instrument", "note")}


class RenameForm(ChangeForm):
    """Another name."""

    name = text_field(_("Denominación nueva"), 300)


class MoveForm(ChangeForm):
    """Another unit to depend on."""

    parent = forms.ChoiceField(label=_("Pasa a depender de"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_parents(self)


class CloseForm(ChangeForm):
    """Nothing else: it ends."""


class UnitForm(ChangeForm):
    """A unit: the one created, or the one that several become."""

    code = text_field(_("Código"), 40, _("Código del centro de costo."))
    name = text_field(_("Denominación"), 300)
    parent = forms.ChoiceField(label=_("Depende de"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_parents(self)

    def unit(self) -> UnitFacts:
        """The unit that was described."""
        data = self.cleaned_data
        return UnitFacts(data["code"].strip(), data["name"].strip(), data["parent"] or None)


class MergeForm(UnitForm):
    """The units that become one, and the one."""

    codes = forms.MultipleChoiceField(
        label=_("Unidades que se fusionan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Marque al menos dos.")},
    )
    field_order = ("codes", "code", "name", "parent")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = self.fields["codes"]
        assert isinstance(codes, forms.MultipleChoiceField)  # noqa: S101  declared above
        codes.choices = open_units()
        self.fields["code"].help_text = _("Puede ser el de una de ellas: entonces esa absorbe a las demás.")


class SplitForm(ChangeForm):
    """The parts a unit becomes: two or more, each with code, name and what it depends on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = {name: self.fields.pop(name) for name in list(self.fields)}
        for number in range(1, PARTS + 1):
            needed = number <= 2
            self.fields[f"code{number}"] = text_field(_("Código de la parte {n}").format(n=number), 40, required=needed)
            self.fields[f"name{number}"] = text_field(
                _("Nombre de la parte {n}").format(n=number), 300, required=needed
            )
            self.fields[f"parent{number}"] = forms.ChoiceField(
                label=_("De qué depende la parte {n}").format(n=number), required=False
            )
            _offer_parents(self, f"parent{number}")
        self.fields.update(last)

    def clean(self) -> dict[str, Any]:
        """A part has code and name, or neither."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(3, PARTS + 1):
            if bool(data.get(f"code{number}")) != bool(data.get(f"name{number}")):
                self.add_error(f"code{number}", _("Escriba el código y el nombre, o ninguno de los dos."))
        return data

    def heirs(self) -> list[UnitFacts]:
        """The parts that were described."""
        data = self.cleaned_data
        return [
            UnitFacts(data[f"code{number}"].strip(), data[f"name{number}"].strip(), data[f"parent{number}"] or None)
            for number in range(1, PARTS + 1)
            if data[f"code{number}"]
        ]


def _offer_parents(form: forms.Form, field: str = "parent") -> None:
    choice = form.fields[field]
    assert isinstance(choice, forms.ChoiceField)  # noqa: S101  the forms above declare it
    choice.choices = [("", _("Ninguna: es de primer nivel")), *open_units()]
