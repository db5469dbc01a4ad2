"""Fields that several forms of the POI have."""

from django import forms
from django.utils import timezone


def day_field(label: str) -> forms.DateField:
    """A day, today unless another is chosen."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, initial=timezone.localdate)
