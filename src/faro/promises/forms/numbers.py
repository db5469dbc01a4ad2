"""Quantities and coordinates as people write them."""

from decimal import Decimal

from django import forms

from faro.kernel.fixed import QUANTITY_SCALE, InexactNumber, NumberTooLarge, from_scaled, plain, to_scaled
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _


class MillionthsField(forms.CharField):
    """A number, kept in millionths; «1,234.5» and «-17.64» are read."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        super().__init__(label=label, help_text=help_text, required=False, max_length=40)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: object) -> int | None:
        """The number in millionths; None for nothing. Raises :class:`~django.forms.ValidationError`."""
        text = super().clean(value)
        if not text:
            return None
        number: Decimal | None = printed_number(text)
        try:
            if number is not None:
                return to_scaled(number, QUANTITY_SCALE)
        except (InexactNumber, NumberTooLarge):
            pass
        raise forms.ValidationError(_("Escriba un número, con seis decimales como máximo: 1,234.5"))


def written(millionths: int | None) -> str:
    """A number as the field shows it."""
    return "" if millionths is None else plain(from_scaled(millionths, QUANTITY_SCALE))
