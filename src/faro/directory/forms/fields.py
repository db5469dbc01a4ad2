"""Fields that several forms share."""

from typing import Any

from django import forms
from django.utils import timezone

from faro.directory.models import Person, Role, Unit
from faro.directory.selectors.units import units_on
from faro.kernel.text import _


class DayInput(forms.DateInput):
    """A calendar where the browser has one; ``dd/mm/aaaa`` is read too."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, help_text=help_text, required=required, widget=DayInput())


def text_field(label: str, length: int, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """A line of text."""
    return forms.CharField(label=label, max_length=length, help_text=help_text, required=required)


def reason_field() -> forms.CharField:
    """Why."""
    return forms.CharField(label=_("Motivo"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """A unit in force today."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(units_on(), to_field_name="code", **kwargs)


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """A person who is active."""

    def __init__(self, **kwargs: Any) -> None:
        people = Person.objects.filter(is_active=True)
        super().__init__(people, to_field_name="key", label=_("Persona"), **kwargs)


class RoleChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """A role."""

    def __init__(self) -> None:
        super().__init__(Role.objects.all(), to_field_name="code", label=_("Rol"))


def open_units() -> list[tuple[str, str]]:
    """The units that have not ended, as choices."""
    return [(unit.code, str(unit)) for unit in Unit.objects.filter(valid_to=None)]


def today() -> str:
    """Today, as a date field begins with it."""
    return timezone.localdate().isoformat()
