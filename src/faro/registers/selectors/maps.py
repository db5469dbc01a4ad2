"""The map in use."""

from dataclasses import dataclass
from functools import lru_cache

from faro.registers.domain.maps.drawing import map_svg
from faro.registers.domain.maps.geojson import unpacked
from faro.registers.domain.maps.shapes import Box, Shape
from faro.registers.domain.maps.window import WHOLE_COUNTRY, Window
from faro.registers.models.maps import PlaceMap


@dataclass(frozen=True, slots=True)
class MapInUse:
    """The shapes of the map and the box around them; without a map, none and the whole country."""

    digest: str = ""
    shapes: tuple[Shape, ...] = ()
    box: Box = WHOLE_COUNTRY

    def drawn(self, window: Window) -> str:
        """A window of it as an SVG picture."""
        return map_svg(self.shapes, window)


def map_in_use() -> MapInUse:
    """The newest map; one query, and what it draws is kept in this process."""
    newest = PlaceMap.objects.order_by("-id").values_list("pk", flat=True).first()
    return _opened(newest) if newest is not None else MapInUse()


@lru_cache(maxsize=4)
def _opened(pk: int) -> MapInUse:
    found = PlaceMap.objects.get(pk=pk)
    return MapInUse(found.sha256, unpacked(found.shapes), Box(found.west, found.south, found.east, found.north))


def loaded_maps() -> tuple[PlaceMap, ...]:
    """All maps that were loaded, newest first, without what they draw."""
    return tuple(PlaceMap.objects.defer("shapes"))
