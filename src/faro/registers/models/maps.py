"""The map of the place on which points are picked and counts are shown."""

from django.db import models

from faro.kernel.text import _
from faro.registers.models.registers import ACTOR


class PlaceMap(models.Model):
    """A GeoJSON as it was loaded, made lighter; the newest one is in use. Coordinates: millionths of a degree."""

    name = models.CharField(_("nombre"), max_length=120)
    source = models.CharField(_("fuente"), max_length=300)
    shapes = models.JSONField(_("figuras"))
    west = models.IntegerField(_("borde oeste"))
    south = models.IntegerField(_("borde sur"))
    east = models.IntegerField(_("borde este"))
    north = models.IntegerField(_("borde norte"))
    points = models.PositiveIntegerField(_("puntos que se dibujan"))
    file_points = models.PositiveIntegerField(_("puntos del archivo"))
    sha256 = models.CharField(_("huella del archivo"), max_length=64)
    loaded_at = models.DateTimeField(_("cargado"))
    loaded_by = models.CharField(_("cargado por"), max_length=ACTOR)

    class Meta:
        verbose_name = _("mapa del lugar")
        verbose_name_plural = _("mapas del lugar")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name
