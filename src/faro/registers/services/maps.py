"""Loading the map of the place."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key
from faro.registers.domain.maps.geojson import packed, read_geojson
from faro.registers.domain.maps.shapes import box_of, count_points, lighter
from faro.registers.models.maps import PlaceMap

MOST_DRAWN = 4_000
"""Points that a page draws."""
MAP_KEY = subject_key("registers", "map")


@transaction.atomic
def load_map(*, actor: Actor, content: bytes, name: str, source: str) -> PlaceMap:
    """Put a GeoJSON in use; the former stays in the history. ``source``: who made it, and of which year.

    Raises :class:`~…domain.maps.geojson.MapRefused` or :class:`FaroError`.
    """
    if not name.strip() or not source.strip():
        raise FaroError(_("Diga cómo se llama el mapa y de dónde viene."))
    read = read_geojson(content)
    shapes = lighter(read, MOST_DRAWN)
    box = box_of(shapes)
    kept = PlaceMap.objects.create(
        name=name.strip(),
        source=source.strip(),
        shapes=packed(shapes),
        west=box.west,
        south=box.south,
        east=box.east,
        north=box.north,
        points=count_points(shapes),
        file_points=count_points(read),
        sha256=sha256(content).hexdigest(),
        loaded_at=timezone.now(),
        loaded_by=actor.key,
    )
    changes = [Change("map_name", None, kept.name), Change("map_source", None, kept.source)]
    record(actor=actor, action="registers.map_loaded", subject=MAP_KEY, changes=changes)
    return kept
