"""Reading GeoJSON (RFC 7946): areas, lines and points with a name, in degrees of WGS 84."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.maps.shapes import DEGREE, Point, Shape

LARGEST_FILE = 8_000_000
MOST_SHAPES = 2_000
MOST_POINTS = 400_000
LONGEST_NAME = 120
NAMES = ("name", "nombre", "sector", "NAME", "NOMBRE", "Name", "Nombre", "SECTOR", "Sector", "title", "id")
AREA, LINE, POINT = "area", "line", "point"
_KINDS = {
    "Polygon": (AREA, 2),
    "MultiPolygon": (AREA, 3),
    "LineString": (LINE, 1),
    "MultiLineString": (LINE, 2),
    "Point": (POINT, 0),
    "MultiPoint": (POINT, 1),
}
"""Kind of each geometry, and how many lists stand around its positions."""


class MapRefused(FaroError):
    """The file is no map that can be drawn here."""


def read_geojson(content: bytes) -> tuple[Shape, ...]:
    """The shapes of a file. Raises :class:`MapRefused` saying what is wrong and in which feature."""
    if len(content) > LARGEST_FILE:
        sentence = _("El archivo pasa de {n} MB. Simplifíquelo antes de traerlo.")
        raise MapRefused(sentence.format(n=LARGEST_FILE // 1_000_000))
    try:
        read = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise MapRefused(_("No es un archivo GeoJSON: no se puede leer como JSON en UTF-8.")) from None
    features = _features(read)
    if not features:
        raise MapRefused(_("El archivo no tiene ninguna figura."))
    if len(features) > MOST_SHAPES:
        raise MapRefused(_("El archivo tiene más de {n} figuras.").format(n=MOST_SHAPES))
    shapes = tuple(shape for number, each in enumerate(features, 1) for shape in _shapes(each, number))
    if sum(len(path) for shape in shapes for path in shape.paths) > MOST_POINTS:
        raise MapRefused(_("El archivo tiene más de {n} puntos. Simplifíquelo antes de traerlo.").format(n=MOST_POINTS))
    return shapes


def _features(read: object) -> list[Mapping[str, Any]]:
    if not isinstance(read, dict):
        raise MapRefused(_("No es un archivo GeoJSON: falta «type»."))
    kind = read.get("type")
    found = read.get("features") if kind == "FeatureCollection" else [read]
    if kind in _KINDS or kind == "GeometryCollection":
        found = [{"type": "Feature", "geometry": read, "properties": {}}]
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise MapRefused(_("No es un archivo GeoJSON: falta «features»."))
    if "crs" in read and "CRS84" not in json.dumps(read["crs"]) and "4326" not in json.dumps(read["crs"]):
        raise MapRefused(_("El mapa debe estar en grados (WGS 84, EPSG:4326). Conviértalo antes de traerlo."))
    return found


def _shapes(feature: Mapping[str, Any], number: int) -> Iterator[Shape]:
    name = _name_of(feature.get("properties"))
    geometry = feature.get("geometry")
    if geometry is None:
        return
    parts = geometry.get("geometries") if isinstance(geometry, dict) and "geometries" in geometry else [geometry]
    for part in parts if isinstance(parts, list) else [None]:
        kind, depth = _KINDS.get(part.get("type", ""), ("", 0)) if isinstance(part, dict) else ("", 0)
        if not isinstance(part, dict) or not kind:
            raise MapRefused(_("Figura {n}: su clase no se conoce.").format(n=number))
        paths = tuple(_paths(part.get("coordinates"), depth, number))
        if paths:
            yield Shape(name, kind, paths)


def _name_of(properties: object) -> str:
    if not isinstance(properties, dict):
        return ""
    named = (str(properties[key]).strip() for key in NAMES if properties.get(key) not in (None, ""))
    return next(named, "")[:LONGEST_NAME]


def _paths(coordinates: object, depth: int, number: int) -> Iterator[tuple[Point, ...]]:
    """The rows of points under that many lists."""
    if depth == 0:
        yield (_point(coordinates, number),)
    elif not isinstance(coordinates, list):
        raise MapRefused(_("Figura {n}: sus coordenadas no están completas.").format(n=number))
    elif depth == 1:
        yield tuple(_point(each, number) for each in coordinates)
    else:
        for each in coordinates:
            yield from _paths(each, depth - 1, number)


def _point(position: object, number: int) -> Point:
    if isinstance(position, list) and len(position) >= 2 and all(_is_number(each) for each in position[:2]):
        longitude, latitude = float(position[0]), float(position[1])
        if abs(longitude) <= 180 and abs(latitude) <= 90:
            return round(longitude * DEGREE), round(latitude * DEGREE)
        sentence = _("Figura {n}: ({x}, {y}) no son grados. El mapa debe estar en WGS 84, no en UTM.")
        raise MapRefused(sentence.format(n=number, x=position[0], y=position[1]))
    raise MapRefused(_("Figura {n}: sus coordenadas no están completas.").format(n=number))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def packed(shapes: Sequence[Shape]) -> list[dict[str, Any]]:
    """The shapes as they are kept in the database."""
    return [
        {"name": each.name, "kind": each.kind, "paths": [list(map(list, path)) for path in each.paths]}
        for each in shapes
    ]


def unpacked(rows: Sequence[Mapping[str, Any]]) -> tuple[Shape, ...]:
    """The shapes as they were kept."""
    return tuple(
        Shape(row["name"], row["kind"], tuple(tuple((x, y) for x, y in path) for path in row["paths"])) for row in rows
    )
