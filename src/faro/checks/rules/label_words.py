"""Labels made of words: abbreviations against what they abbreviate, lights against the colours said."""

import re
from collections.abc import Iterable, Iterator

from faro.checks.evidence import Evidence, row_place
from faro.checks.finding import Finding, Occurrence, Place
from faro.checks.rules.name_words import significant
from faro.checks.words import folded
from faro.kernel.text import _

ACRONYM = "label.acronym"
COLOUR = "label.colour"

_ABBREVIATED = re.compile(r"((?:[^\W\d_]+[\s,]+){2,12})\(([A-ZÑ]{3,6})\)")
_MIDDLE = ("naranja", "anaranjado", "ambar", "amarillo")
_COLOURS = frozenset((*_MIDDLE, "verde", "rojo", "azul", "negro", "gris", "blanco", "morado", "celeste"))
_ONE_LETTER = 1


def acronyms(found: Evidence) -> Iterator[Finding]:
    """Abbreviations in parentheses that differ in one letter from the initials of the words before them."""
    by_cause: dict[tuple[str, str], list[Occurrence]] = {}
    for text, place in _texts(found):
        for match in _ABBREVIATED.finditer(text) if "(" in text else ():
            initials = _initials(match[1], len(match[2]))
            if sum(a != b for a, b in zip(initials, match[2], strict=False)) == _ONE_LETTER:
                by_cause.setdefault((match[2], initials), []).append(Occurrence(place, text))
    for (written, initials), places in by_cause.items():
        message = _("«{text}» abrevia como {written} palabras cuyas iniciales son {initials}.")
        yield Finding(
            ACRONYM,
            written,
            message.format(text=places[0].printed, written=written, initials=initials),
            tuple(places),
            printed=written,
            cause=f"{written}/{initials}",
        )


def _initials(words: str, count: int) -> str:
    """The initials of the last words that matter, as many as asked for; empty where there are fewer."""
    letters = "".join(folded(word)[0] for _root, word in significant(words)).upper()
    return letters[-count:] if len(letters) >= count else ""


def _texts(found: Evidence) -> Iterator[tuple[str, Place]]:
    for record in found.rows("printed_tables"):
        yield record["title"] or "", Place(record["source"] or "", table=record["id"])
    for table in found.printed_tables:
        for row in table.rows:
            yield from ((cell.text, cell.place) for cell in row.values() if "(" in cell.text)
    yield from _package_texts(found)


def _package_texts(found: Evidence) -> Iterator[tuple[str, Place]]:
    for table_name, column in (("texts", "text"), ("claims", "words"), ("elements", "name"), ("indicators", "name")):
        for number, record in enumerate(found.rows(table_name), start=2):
            yield record[column] or "", row_place(table_name, number, record, column)


def colours(found: Evidence) -> Iterator[Finding]:
    """Colours that a document speaks of and that its printed lights do not have."""
    said: dict[str, dict[str, list[Occurrence]]] = {}
    for text, place in _coloured(found):
        for colour in _colours_in(text):
            said.setdefault(place.document, {}).setdefault(colour, []).append(Occurrence(place, text))
    lights = {document: _lights(found, document) for document in said}
    for document, by_colour in said.items():
        known = lights[document] or _first_middle(by_colour)
        for colour, places in by_colour.items():
            if colour not in known and (lights[document] or colour in _MIDDLE):
                yield _other_colour(document, colour, places, known)


def _first_middle(by_colour: Iterable[str]) -> tuple[str, ...]:
    """Without printed lights only the middle one can be told: orange and yellow name the same light."""
    return tuple(colour for colour in by_colour if colour in _MIDDLE)[:1]


def _other_colour(document: str, colour: str, places: list[Occurrence], known: Iterable[str]) -> Finding:
    message = _("El documento habla del color {colour}; su semáforo tiene {known}.")
    return Finding(
        COLOUR,
        colour,
        message.format(colour=colour, known=", ".join(known)),
        tuple(places),
        printed=places[0].printed,
        cause=f"{document}/{colour}",
    )


def _coloured(found: Evidence) -> Iterator[tuple[str, Place]]:
    for number, claim in enumerate(found.rows("claims"), start=2):
        if claim["kind"] == "colour":
            yield claim["stated_value"] or "", row_place("claims", number, claim, "stated_value")
        if claim["kind"] == "count_light":
            yield claim["measure"] or "", row_place("claims", number, claim, "measure")
    for table in found.printed_tables:
        for row in table.rows:
            if "colour" in row:
                yield row["colour"].text, row["colour"].place


def _lights(found: Evidence, document: str) -> tuple[str, ...]:
    labels = (
        row["row_label"].text
        for table in found.printed("lights")
        for row in table.rows
        if "row_label" in row and row["row_label"].place.document == document
    )
    return tuple(dict.fromkeys(colour for label in labels for colour in _colours_in(label)))


def _colours_in(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", folded(text)) if word in _COLOURS]
