"""Distance, area and being inside, over places written "lat lon alt acc", on a sphere as JavaRosa takes it."""

import itertools
import math

from faro.registers.domain.forms.xpath.values import NAN, texts_of

RADIUS = 6_378_100.0
"""Metres, at the equator."""


def _places(given: tuple[object, ...]) -> list[tuple[float, float]]:
    pieces = [piece for one in given for text in texts_of(one) for piece in text.split(";") if piece.strip()]
    found: list[tuple[float, float]] = []
    for piece in pieces:
        try:
            latitude, longitude = piece.split()[:2]
            found.append((float(latitude), float(longitude)))
        except ValueError:
            return []
    return found


def distance(*given: object) -> float:
    """Metres along the places in their order."""
    places = _places(given)
    if not places:
        return NAN
    return math.fsum(_between(one, other) for one, other in itertools.pairwise(places))


def _between(one: tuple[float, float], other: tuple[float, float]) -> float:
    first, second = math.radians(one[0]), math.radians(other[0])
    middle = math.sin((second - first) / 2) ** 2
    across = math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(middle + math.cos(first) * math.cos(second) * across)))


def area(*given: object) -> float:
    """Square metres inside the places, joined last to first."""
    places = _places(given)
    if len(places) < 3:
        return 0.0 if places else NAN
    latitude, longitude = places[0]
    flat = [
        (
            math.radians(place[1] - longitude) * RADIUS * math.cos(math.radians(place[0])),
            math.radians(place[0] - latitude) * RADIUS,
        )
        for place in places
    ]
    turns = zip(flat, flat[1:] + flat[:1], strict=True)
    return abs(math.fsum(one[0] * other[1] - other[0] * one[1] for one, other in turns)) / 2


def inside(point: object, shape: object) -> bool:
    """Whether a place is inside a shape (crossings of a ray to the east)."""
    places, corners = _places((point,)), _places((shape,))
    if not places or len(corners) < 3:
        return False
    (y, x), hit = places[0], False
    for (y1, x1), (y2, x2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            hit = not hit
    return hit
