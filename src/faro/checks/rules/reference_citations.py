"""The norms and documents that a package cites, wherever it cites them: kind, number, year and suffix."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from faro.checks.evidence import Evidence, Record, row_place
from faro.checks.finding import Occurrence, Place
from faro.checks.rules.name_words import one_edit_apart

_ANY_YEAR = r"[0-9]\s*[-–/ ]\s*(19|20)[0-9]{2}"
_UNREAD_TABLES = frozenset({"monthly"})
_UNREAD_COLUMNS = frozenset({"id", "code", "place", "source", "table", "column"})

UNKNOWN_KIND = ""
_OFFICE_KINDS = frozenset({"report", "letter", "memo", "management"})
"""Each office numbers these on its own: the same number with another suffix is another document."""
_KINDS: dict[str, str] = {
    "council_presidency": r"Resoluci[oó]n\s+de(?:\s+la|l)?\s+Presidencia\s+del?\s+Consejo\s+Directivo|R\.?P\.?C\.?D\.?",
    "mayor": r"Resoluci[oó]n(?:\s+de)?\s+Alcald[ií]a|R\.?\s?A\.?",
    "decree": r"Decreto\s+de\s+Alcald[ií]a|D\.\s?A\.",
    "ordinance": r"Ordenanza(?:\s+(?:Municipal|Provincial|Distrital|Regional))?|O\.\s?M\.",
    "agreement": r"Acuerdo\s+(?:de\s+Concejo|Municipal|Regional)|A\.\s?C\.",
    "management": r"Resoluci[oó]n\s+(?:de\s+)?Gerencia(?:l)?(?:\s+(?:Municipal|General))?|R\.?G\.?M\.?",
    "supreme": r"Decreto\s+Supremo|D\.?\s?S\.?",
    "urgency": r"Decreto\s+de\s+Urgencia|D\.?\s?U\.?",
    "ministry": r"Resoluci[oó]n\s+Ministerial|R\.?\s?M\.?",
    "directorate": r"Resoluci[oó]n\s+Directoral|R\.?\s?D\.?",
    "directive": r"Directiva",
    "report": r"Informe(?:\s+(?:Legal|T[eé]cnico))?",
    "letter": r"Oficio(?:\s+(?:M[uú]ltiple|Circular))?|Carta",
    "memo": r"Memor[aá]nd(?:um|o)(?:\s+(?:M[uú]ltiple|Circular))?|Comunicado",
}
_KIND = "|".join(f"(?P<{key}>{pattern})" for key, pattern in _KINDS.items())
_NUMBER_SIGN = r"(?:\s*(?i:N\s?[°º.]{1,2}|Nro\.?|N[uú]mero|No\.))?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_SUFFIX = r"(?P<suffix>(?:\s?[-–/]\s?[A-ZÑ]{1,12}(?![a-záéíóúñ]))*)"
_NAMED = re.compile(rf"(?<!\w)(?i:{_KIND}){_NUMBER_SIGN}\s*(?P<number>[0-9]{{1,5}})(?:\s?[-–/]\s?|\s){_YEAR}{_SUFFIX}")
_BARE = re.compile(rf"(?<![\w/–-])(?P<number>[0-9]{{1,5}})-{_YEAR}{_SUFFIX}")
_LOOKS_LIKE_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LETTERS = re.compile(r"[A-ZÑ]+")
_SHORTEST_MISPRINT = 4


@dataclass(frozen=True)
class Citation:
    """One citation. ``text`` is the whole text it stands in; ``record`` and ``table`` the row of the package."""

    kind: str
    number: str
    year: int
    suffix: str
    written: str
    text: str
    start: int
    end: int
    place: Place
    table: str
    record: Record

    @property
    def value(self) -> int:
        """The number without zeros in front."""
        return int(self.number)

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The parts of the suffix: «A - MPI» is (A, MPI)."""
        return tuple(_LETTERS.findall(self.suffix))

    @property
    def occurrence(self) -> Occurrence:
        """The place and the citation as written."""
        return Occurrence(self.place, self.written)

    @property
    def form(self) -> tuple[str, tuple[str, ...]]:
        """What two citations of one document should have alike."""
        return self.number, self.letters

    def by_office(self) -> bool:
        """Whether each office numbers such documents on its own."""
        return self.kind in _OFFICE_KINDS

    def may_be_issued_by_the_issuer_of(self, other: "Citation") -> bool:
        """Whether the suffixes can be one issuer's: equal, one missing, one within the other, or one letter apart."""
        mine, its = set(self.letters), set(other.letters)
        if mine == its or _misprint("".join(self.letters), "".join(other.letters)):
            return True
        return not self.by_office() and (mine <= its or its <= mine)


def _misprint(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST_MISPRINT and one_edit_apart(one, other)


def citations(found: Evidence) -> tuple[Citation, ...]:
    """Every citation in the texts of the package: notes, claims, norms, sources, titles, printed cells."""
    if "citations" not in found.remembered:
        found.remembered["citations"] = tuple(each for table in found.tables for each in _of_table(found, table))
    cited: tuple[Citation, ...] = found.remembered["citations"]
    return cited


def _of_table(found: Evidence, table: str) -> Iterator[Citation]:
    frame = found.tables[table]
    columns = [name for name in frame.columns if frame[name].dtype == pl.String and name not in _UNREAD_COLUMNS]
    if table in _UNREAD_TABLES or not columns:
        return
    cites = frame.select(pl.any_horizontal(pl.col(columns).str.contains(_ANY_YEAR)).fill_null(value=False)).to_series()
    for number in cites.arg_true().to_list():
        record = found.rows(table)[number]
        for column in columns:
            if record[column]:
                place = _place(found, table, number + 2, record, column)
                yield from in_text(record[column], place, table, record)


def _place(found: Evidence, table: str, row: int, record: Record, column: str) -> Place:
    if table != "printed_cells":
        return row_place(table, row, record, column)
    sources = {each["id"]: each["source"] or "" for each in found.rows("printed_tables")}
    document = sources.get(record["table"], "")
    return Place(document, record["page"], record["line"], record["table"], record["row"], record["column"])


def in_text(text: str, place: Place, table: str, record: Record) -> Iterator[Citation]:
    """The citations in one text: first those that name their kind, then bare numbers with a suffix."""
    covered: list[tuple[int, int]] = []
    for match in _NAMED.finditer(text):
        covered.append(match.span())
        kind = next(key for key in _KINDS if match[key])
        yield _citation(kind, match, text, place, table, record)
    for match in _BARE.finditer(text):
        inside = any(start <= match.start() < end for start, end in covered)
        if not inside and match["suffix"] and not _LOOKS_LIKE_A_YEAR.fullmatch(match["number"]):
            yield _citation(UNKNOWN_KIND, match, text, place, table, record)


def _citation(kind: str, match: re.Match[str], text: str, place: Place, table: str, record: Record) -> Citation:
    written = match[0].strip(" -–/")
    return Citation(
        kind,
        match["number"],
        int(match["year"]),
        match["suffix"] or "",
        written,
        text,
        match.start(),
        match.end(),
        place,
        table,
        record,
    )
