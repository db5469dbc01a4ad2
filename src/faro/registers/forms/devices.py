"""What is asked for a telephone, and of a submission that waits."""

from collections.abc import Sequence
from typing import Any

from django import forms

from faro.catalogs.api import limit
from faro.kernel.text import _
from faro.registers.models import Register


class DeviceForm(forms.Form):
    """A telephone, the unit it enters for, and the registers it takes."""

    name = forms.CharField(
        label=_("Nombre del teléfono"), help_text=_("Para reconocerlo: «Teléfono 2 de serenazgo»."), max_length=80
    )
    unit = forms.ChoiceField(label=_("Unidad por la que se anota"))
    registers = forms.MultipleChoiceField(label=_("Registros"), widget=forms.CheckboxSelectMultiple)
    days = forms.IntegerField(label=_("Días que vale el acceso"), min_value=1)

    def __init__(
        self, *args: Any, units: Sequence[tuple[str, str]], registers: Sequence[Register], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._registers = {each.code: each for each in registers}
        self.fields["unit"] = forms.ChoiceField(label=self.fields["unit"].label, choices=list(units))
        self.fields["registers"] = forms.MultipleChoiceField(
            label=self.fields["registers"].label,
            choices=[(each.code, each.name) for each in registers],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["days"].initial = int(limit("registers.device_days").value)

    def chosen(self) -> list[Register]:
        """The registers chosen."""
        return [self._registers[code] for code in self.cleaned_data["registers"]]
