"""Bringing the map of the place."""

from django import forms

from faro.kernel.text import _
from faro.registers.domain.maps.geojson import LARGEST_FILE


class MapForm(forms.Form):
    """A GeoJSON, its name and where it comes from."""

    archivo = forms.FileField(
        label=_("Archivo GeoJSON"),
        help_text=_(
            "Sectores o límites, en grados (WGS 84), de hasta {n} MB. El nombre se toma de «name» o «sector»."
        ).format(n=LARGEST_FILE // 1_000_000),
        widget=forms.ClearableFileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
    )
    nombre = forms.CharField(label=_("Nombre del mapa"), max_length=120)
    fuente = forms.CharField(label=_("Fuente"), help_text=_("Quién lo hizo y de qué año es."), max_length=300)

    def clean_archivo(self) -> bytes:
        """Its content; a file over the limit is not read."""
        given = self.cleaned_data["archivo"]
        if given.size > LARGEST_FILE:
            raise forms.ValidationError(_("Pasa de {n} MB.").format(n=LARGEST_FILE // 1_000_000))
        return bytes(given.read())
