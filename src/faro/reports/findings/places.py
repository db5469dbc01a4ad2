"""Places as a reader finds them: the document by its number, tables and columns by what is printed over them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import shorten

from faro.checks.finding import Finding, Occurrence, Place
from faro.kernel.text import _, ngettext
from faro.package.model import Package
from faro.package.tables import BY_NAME

_LONGEST_TABLE_NAME = 48


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """The names of what places refer to by id. What is not known here keeps its id."""

    documents: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def document(self, place: Place) -> str:
        """«R.A. 850-2023-MPI», or a title."""
        return self.documents.get(place.document, place.document)

    def table(self, place: Place) -> str:
        """«Tabla N°01», or the label of a table of the package."""
        return self.tables.get(place.table, place.table)

    def column(self, place: Place) -> str:
        """The printed heading, or the label of a column of the package."""
        return self.columns.get((place.table, place.column), place.column)

    def sentence(self, place: Place) -> str:
        """«Tabla N°01, fila 3, columna «PIM», línea 605»: the place within its document.

        Where a statement stands in the document says more than the row of the package's table that holds it.
        """
        parts = (
            *(() if self._is_quoted(place) else self._cell(place)),
            _("pág. {page}").format(page=place.page) if place.page is not None else "",
            _("línea {line}").format(line=place.line) if place.line is not None else "",
        )
        return ", ".join(part for part in parts if part) or self.document(place)

    def _is_quoted(self, place: Place) -> bool:
        return place.table in BY_NAME and (place.page is not None or place.line is not None)

    def _cell(self, place: Place) -> tuple[str, ...]:
        return (
            self.table(place),
            _("fila {row}").format(row=place.row) if place.row is not None else "",
            _("columna «{column}»").format(column=self.column(place)) if place.column else "",
        )


def place_names(package: Package) -> PlaceNames:
    """The names a package gives: its sources, its printed tables and their headings, its own tables and columns."""
    tables = {table.name: table.label for table in BY_NAME.values()}
    columns = {(table.name, column.name): column.label for table in BY_NAME.values() for column in table.columns}
    for cell in package.rows("printed_cells"):
        columns.setdefault((cell["table"], cell["column"]), cell["heading"] or _("sin encabezado"))
    return PlaceNames(
        {row["id"]: row["instrument"] or row["title"] for row in package.rows("sources")},
        tables | {row["id"]: _short(row["title"]) for row in package.rows("printed_tables")},
        columns,
    )


def where(names: PlaceNames, finding: Finding) -> str:
    """The place that the finding is about in words, and how many more there are."""
    if not finding.occurrences:
        return "—"
    more = len(finding.occurrences) - 1
    first = names.sentence(_foremost(names, finding).place)
    return (
        first
        if not more
        else ngettext("{first} y {n} lugar más", "{first} y {n} lugares más", more).format(first=first, n=more)
    )


def _foremost(names: PlaceNames, finding: Finding) -> Occurrence:
    """In the table the finding names, with the text it names; else the first."""
    return max(
        finding.occurrences,
        key=lambda each: (names.table(each.place) == finding.subject, each.printed == finding.printed),
    )


def _short(title: str) -> str:
    """«Tabla N°01» of «Tabla N°01: POI y PIA…»; a longer title is cut between words."""
    return shorten(title.split(":", maxsplit=1)[0], _LONGEST_TABLE_NAME, placeholder="…")
