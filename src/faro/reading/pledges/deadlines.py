"""By when: a year, a month, a day or the end of a period, as a plan's text says it."""

import re

from faro.reading.wording import aligned

_MONTHS = (
    ("enero", "01"),
    ("febrero", "02"),
    ("marzo", "03"),
    ("abril", "04"),
    ("mayo", "05"),
    ("junio", "06"),
    ("julio", "07"),
    ("agosto", "08"),
    ("setiembre", "09"),
    ("septiembre", "09"),
    ("octubre", "10"),
    ("noviembre", "11"),
    ("diciembre", "12"),
)
_MONTH_OF = dict(_MONTHS)
_MONTH = "|".join(name for name, _number in _MONTHS)
_LAST_MONTH = {"semestre": {"1": "06", "2": "12"}, "trimestre": {"1": "03", "2": "06", "3": "09", "4": "12"}}
_ORDINALS = {"primer": "1", "primero": "1", "i": "1", "1er": "1", "segundo": "2", "ii": "2", "2do": "2"} | {
    "tercer": "3",
    "tercero": "3",
    "iii": "3",
    "3er": "3",
    "cuarto": "4",
    "iv": "4",
    "4to": "4",
}
_TO = r"(?:(?:hasta|para|durante|antes de|a)\s+)?(?:el|la|fines de(?:l)?|fin de|finales de(?:l)?|mediados de(?:l)?)?\s*"
_DAY = re.compile(
    rf"{_TO}(?:el\s+)?(?:(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-](?P<y>20\d\d)"
    rf"|(?P<day>\d{{1,2}}) de (?P<month>{_MONTH}) (?:de|del) (?:ano )?(?P<year>20\d\d))\b"
)
_MONTH_YEAR = re.compile(rf"(?:\ba\s+)?{_TO}\b(?P<month>{_MONTH})\s+(?:(?:de|del)\s+)?(?:ano\s+)?(?P<year>20\d\d)\b")
_WHICH = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_PART = re.compile(
    rf"(?:\bal?\s+|\ben\s+)?{_TO}\b(?P<which>{_WHICH})\s+(?P<part>semestre|trimestre)"
    r"\s+(?:(?:de|del)\s+)?(?:ano\s+)?(?P<year>20\d\d)\b"
)
_PERIOD = re.compile(
    r"(?:\b(?:para el |en el |del? |al )?(?:periodo|gestion)?\s*)?\b20\d\d\s*(?:[-–—/‐]|al|a)\s*(?P<year>20\d\d)\b"
)
_YEAR = re.compile(
    r"\b(?:al?|para|hasta|en|del?|hacia|antes del?)\s+(?:el\s+|fines del?\s+"
    r"|fin de\s+)?(?:ano\s+)?(?P<year>20[1-4]\d)\b(?!\s*[%.,]?\d)"
    r"|\(\s*(?:ano\s+)?(?P<bracket>20[1-4]\d)\s*\)|^\s*(?:ano\s+)?(?P<alone>20[1-4]\d)\s*\.?$"
)


def deadline(text: str) -> tuple[str, tuple[int, int]] | None:
    """The deadline as ``2022``, ``2022-12`` or ``2022-12-31``, and where it is said; None where none is."""
    folded = aligned(text)
    for pattern, written in ((_DAY, _day), (_PART, _part), (_MONTH_YEAR, _month), (_PERIOD, _year), (_YEAR, _year)):
        match = pattern.search(folded)
        said = written(match) if match else None
        if match and said:
            return said, match.span()
    return None


def _day(match: re.Match[str]) -> str | None:
    year, month, day = match["y"] or match["year"], match["m"] or _MONTH_OF[match["month"]], match["d"] or match["day"]
    return f"{year}-{int(month):02}-{int(day):02}" if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else None


def _month(match: re.Match[str]) -> str:
    return f"{match['year']}-{_MONTH_OF[match['month']]}"


def _part(match: re.Match[str]) -> str | None:
    month = _LAST_MONTH[match["part"]].get(_ORDINALS[match["which"]])
    return f"{match['year']}-{month}" if month else None


def _year(match: re.Match[str]) -> str:
    return str(next(value for value in match.groups() if value))
