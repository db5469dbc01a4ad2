"""A place on the ground: two numbers typed, or a point of a map."""

import re
from collections.abc import Sequence
from decimal import Decimal

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.maps.shapes import DEGREE, Point

_NUMBER = re.compile(r"[-−]?\d{1,3}(?:[.,]\d{1,12})?")
_DIRECTED = re.compile(r"([-−]?\d{1,3}(?:[.,]\d{1,12})?)\s*°?\s*([NSEOWnseow]?)")


class PlaceRefused(FaroError):
    """The two texts are no place."""


def read_place(texts: Sequence[str]) -> str:
    """``lat lon 0 0`` of a latitude and a longitude; both may stand in the first. Raises :class:`PlaceRefused`.

    A third and a fourth text are the altitude and the accuracy that a device gave, in metres.
    """
    given = [text.strip() for text in texts if text.strip()]
    if len(given) == 1:
        given = [each for each in re.split(r"[;\s]+|,(?=\s|[-−])", given[0]) if each]
    if len(given) < 2:
        raise PlaceRefused(_("Escriba los dos números: la latitud y la longitud, como -17.64 y -71.34."))
    latitude, longitude = (_degrees(text, sign) for text, sign in zip(given[:2], ("SN", "WE"), strict=True))
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise PlaceRefused(_("La latitud va de -90 a 90 y la longitud de -180 a 180."))
    rest = [text if re.fullmatch(r"-?\d{1,6}(\.\d{1,6})?", text) else "0" for text in (*given[2:4], "0", "0")[:2]]
    return " ".join((_plain(latitude), _plain(longitude), *rest))


def _degrees(text: str, letters: str) -> Decimal:
    """Degrees; a letter of the south or the west makes them negative."""
    read = _DIRECTED.fullmatch(text)
    if read is None:
        raise PlaceRefused(_("«{text}» no son grados. Escriba un número como -17.6436.").format(text=text[:40]))
    number = Decimal(read[1].replace("−", "-").replace(",", "."))
    negative = read[2].upper() in ({"S"} if letters == "SN" else {"W", "O"})
    return -abs(number) if negative else number


def _plain(number: Decimal) -> str:
    text = format(round(number, 7), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_place(value: str) -> tuple[str, ...]:
    """Latitude and longitude, and what a device said beside."""
    return tuple(value.split()[:4])


def point_of(value: str) -> Point | None:
    """The point on a map of a place as it is kept."""
    parts = value.split()
    if len(parts) < 2 or not all(_NUMBER.fullmatch(each) for each in parts[:2]):
        return None
    return round(float(parts[1]) * DEGREE), round(float(parts[0]) * DEGREE)


def texts_of_point(point: Point) -> tuple[str, str]:
    """Latitude and longitude of a point of a map, with five decimals: about a metre."""
    return f"{point[1] / DEGREE:.5f}", f"{point[0] / DEGREE:.5f}"
