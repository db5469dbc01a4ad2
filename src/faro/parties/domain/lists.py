"""A list of parties as a file: XLSX or CSV, the same columns both ways."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.text import _
from faro.matching.words import folded
from faro.package.limits import LIMITS, Limits
from faro.package.problems import readable, refuse
from faro.parties.domain.facts import (
    LABELS,
    SEXES,
    FactProblems,
    PartyFacts,
    checked,
    organisation_kinds,
)
from faro.parties.domain.identifiers import ORGANISATION, PERSON, IdentifierFacts, identifier_kinds
from faro.parties.domain.sheets import ListFormat, Sheet, UnusableCell, read_sheet, write_sheet

__all__ = ["ListFormat", "ListRow", "heading_of", "read_list", "write_list"]

_KEY, _KIND, _SYNTHETIC = "key", "kind", "synthetic"
_ISSUED = {"passport": _("País del pasaporte"), "sunarp": _("Oficina registral")}
_FACTS = tuple(LABELS)
HEADINGS: Mapping[str, str] = {
    _KEY: _("Ficha"),
    _KIND: _("Tipo"),
    **LABELS,
    **{code: kind.label for code, kind in identifier_kinds().items()},
    **{f"{code}_issuer": label for code, label in _ISSUED.items()},
    _SYNTHETIC: _("De prueba"),
}
KIND_WORDS = {PERSON: _("Persona"), ORGANISATION: _("Organización")}
NONE_KNOWN = _("(no tiene)")
_NONE_WORDS = frozenset({"no tiene", "(no tiene)", "ninguno", "-"})
_YES = frozenset({"si", "s", "x", "1", "verdadero"})
_DAY = re.compile(r"(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})", re.ASCII)


Wrong = Callable[[str, str], None]
"""Says that a field of a row is wrong, and why."""


class Number(Protocol):
    """An identifier of a party."""

    kind: str
    value: str
    issuer: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list, checked; ``number`` as a spreadsheet counts."""

    number: int
    facts: PartyFacts
    identifiers: tuple[IdentifierFacts, ...]
    synthetic: bool


def heading_of(field: str) -> str:
    """The heading of a column."""
    return HEADINGS.get(field, field)


def read_list(content: bytes, name: str, *, today: date, most: int, limits: Limits = LIMITS) -> list[ListRow]:
    """The rows of a list. Columns may stand in any order; others are passed over.

    Raises :class:`InputProblems` with all that is wrong, row and column.
    """
    sheet = read_sheet(content, name, most, limits)
    places = _places(sheet, name)
    problems: list[Problem] = []
    rows = []
    for number, cells in sheet.rows:
        texts = {field: cells[place] for field, place in places.items() if place < len(cells) and cells[place]}
        row = _row(number, texts, name, today, problems)
        if row is not None:
            rows.append(row)
    problems += _repeated(rows, name)
    if problems:
        raise InputProblems(problems)
    if not rows:
        raise refuse("no_rows", name, _("La lista no tiene filas."), _("Escriba una ficha en cada fila."))
    return rows


def _places(sheet: Sheet, name: str) -> dict[str, int]:
    by_heading = {folded(heading): field for field, heading in HEADINGS.items()}
    places: dict[str, int] = {}
    for place, heading in enumerate(sheet.headings):
        field = by_heading.get(folded(str(heading)))
        if field is not None and field in places:
            raise refuse("column_twice", name, _("Una columna está dos veces."), _("Deje una sola."), heading)
        if field is not None:
            places[field] = place
    if _KIND not in places or not {"given_names", "name"} & places.keys():
        said = _("Faltan columnas: «{kind}», y «{names}» o «{name}».")
        words = said.format(kind=HEADINGS[_KIND], names=HEADINGS["given_names"], name=HEADINGS["name"])
        raise refuse("no_headings", name, words, _("Use la plantilla; no cambie sus encabezados."))
    return places


def _row(number: int, texts: dict[str, str], name: str, today: date, problems: list[Problem]) -> ListRow | None:
    def wrong(field: str, sentence: str) -> None:
        mend = _("Corrija la celda y traiga la lista otra vez.")
        value = texts.get(field)
        shown = None if value is None else readable(value)
        problems.append(Problem("wrong_cell", Place(name, number, heading_of(field)), sentence, mend, shown))

    found = len(problems)
    for field, text in texts.items():
        if isinstance(text, UnusableCell):
            wrong(field, _("La celda guarda {what}; se toman solo valores.").format(what=text))
    kind = _kind(texts.get(_KIND, ""))
    if kind is None:
        wrong(_KIND, _("Escriba «Persona» u «Organización»."))
        return None
    if len(problems) > found:
        return None
    return _checked_row(number, kind, texts, today, wrong)


def _checked_row(number: int, kind: str, texts: Mapping[str, str], today: date, wrong: Wrong) -> ListRow | None:
    facts, bad_day = _facts(kind, texts)
    if bad_day:
        wrong("birth_date", _("No se entiende la fecha: escríbala como 31/12/1990."))
    identifiers = _identifiers(texts)
    try:
        facts, kept = checked(facts, identifiers, today)
    except FactProblems as error:
        for field, sentence in error.by_field.items():
            wrong(_field_of(field, identifiers), sentence)
        return None
    if bad_day:
        return None
    return ListRow(number, facts, kept, folded(texts.get(_SYNTHETIC, "")) in _YES)


def _field_of(field: str, identifiers: Sequence[IdentifierFacts]) -> str:
    if field.startswith("identifier:"):
        return identifiers[int(field.partition(":")[2])].kind
    return "ruc" if field == "identifiers" else field


def _kind(text: str) -> str | None:
    plain = folded(text)
    return next((kind for kind, word in KIND_WORDS.items() if plain and folded(word).startswith(plain[:4])), None)


def _facts(kind: str, texts: Mapping[str, str]) -> tuple[PartyFacts, bool]:
    """The facts of a row, and whether its date of birth could not be read."""
    given: dict[str, Any] = {field: texts[field] for field in _FACTS if field in texts}
    if folded(given.get("second_surname", "")) in _NONE_WORDS:
        given["second_surname"] = ""
    if "other_names" in given:
        given["other_names"] = tuple(given["other_names"].split(";"))
    if "sex" in given:
        given["sex"] = _code(given["sex"], SEXES)
    if "organisation_kind" in given:
        given["organisation_kind"] = _code(given["organisation_kind"], organisation_kinds())
    bad_day = False
    if "birth_date" in given:
        given["birth_date"] = _day(given["birth_date"])
        bad_day = given["birth_date"] is None
    return replace(PartyFacts(kind), **given), bad_day


def _code(text: str, words: Mapping[str, str]) -> str:
    plain = folded(text).strip()
    return next(
        (code for code, word in words.items() if plain in (folded(code), folded(word), folded(word.partition(":")[0]))),
        text,
    )


def _day(text: str) -> date | None:
    try:
        if found := _DAY.fullmatch(text.strip()):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


def _identifiers(texts: Mapping[str, str]) -> tuple[IdentifierFacts, ...]:
    found = []
    for code in identifier_kinds():
        issuers = texts.get(f"{code}_issuer", "").split(";")
        for place, value in enumerate(part for part in texts.get(code, "").split(";") if part.strip()):
            found.append(IdentifierFacts(code, value, issuers[min(place, len(issuers) - 1)]))
    return tuple(found)


def _repeated(rows: Sequence[ListRow], name: str) -> list[Problem]:
    """Numbers that stand in two rows."""
    first: dict[tuple[str, str, str], int] = {}
    found = []
    for row in rows:
        for each in row.identifiers:
            if each.number in first:
                said = _("El número ya está en la fila {row}.").format(row=first[each.number])
                place = Place(name, row.number, heading_of(each.kind))
                found.append(Problem("number_twice", place, said, _("Deje una sola fila."), each.value))
            first.setdefault(each.number, row.number)
    return found


def write_list(
    parties: Iterable[tuple[str, PartyFacts, bool]], numbers: Mapping[str, Sequence[Number]], form: ListFormat
) -> bytes:
    """The parties as a file; no cell of it is ever a formula. Without parties, a file to be filled in."""
    rows = []
    for key, facts, synthetic in parties:
        texts = _texts(facts) | _number_texts(numbers.get(key, ()))
        texts |= {_KEY: key, _KIND: KIND_WORDS[facts.kind], _SYNTHETIC: _("sí") if synthetic else ""}
        rows.append([_plain(texts.get(field, "")) for field in HEADINGS])
    return write_sheet(list(HEADINGS.values()), rows, form)


def _plain(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs"))


def _texts(facts: PartyFacts) -> dict[str, str]:
    texts = {field: str(value) for field in _FACTS if (value := getattr(facts, field)) not in (None, (), "")}
    if facts.second_surname == "":
        texts["second_surname"] = NONE_KNOWN
    if facts.other_names:
        texts["other_names"] = "; ".join(facts.other_names)
    if facts.birth_date:
        texts["birth_date"] = facts.birth_date.strftime("%d/%m/%Y")
    if facts.organisation_kind:
        texts["organisation_kind"] = organisation_kinds()[facts.organisation_kind]
    if facts.sex:
        texts["sex"] = SEXES[facts.sex]
    return texts


def _number_texts(held: Sequence[Number]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for code in identifier_kinds():
        mine = [each for each in held if each.kind == code]
        texts[code] = "; ".join(each.value for each in mine)
        if code in _ISSUED:
            texts[f"{code}_issuer"] = "; ".join(each.issuer for each in mine)
    return texts
