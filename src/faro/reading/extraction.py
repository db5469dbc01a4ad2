"""What a document holds: its tables, its claims, and what could not be placed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faro.checks.words import folded
from faro.kernel.text import _
from faro.reading.claims import ClaimFinder, FoundClaim
from faro.reading.document import Document, Grid, Line, Spot
from faro.reading.forms import AVERAGE, COLOURS, COUNT, LIGHTS, PERCENT, ROW_LABEL
from faro.reading.segments import Segment, is_number
from faro.reading.tables import FoundCell, FoundTable, TableFinder, Unplaced, registry
from faro.reading.wording import quotation

_EVALUATED = re.compile(
    r"\b(?:ejercicio|ano|anio|periodo|evaluacion|gestion)\W+(?:fiscal\s+)?(?P<year>20\d\d)\b(?!\W+20\d\d)"
)
_ANY_YEAR = re.compile(r"(?<![\d.,/-])20\d\d(?![\d.,/-])")
_TITLE = re.compile(r"^\W*(?:informe|evaluacion|reporte)\b.*(?:plan|pei|poi)")
_LONGEST_TITLE = 300
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Extraction:
    """``year`` is the year that the document evaluates, None where it names none; ``title`` its own or empty."""

    document: str
    title: str
    year: int | None
    tables: tuple[FoundTable, ...]
    claims: tuple[FoundClaim, ...]
    unplaced: tuple[Unplaced, ...]


def extract(document: Document) -> Extraction:
    """Find tables and claims. Pure: the same document gives the same."""
    year = evaluated_year(document)
    tables = TableFinder(str(year or ""))
    tables.walk(document)
    claims = ClaimFinder(registry(tables.tables))
    claims.walk(document)
    found = tables.tables
    stated = sorted([*_light_claims(found), *claims.claims], key=lambda claim: _order(claim.spot))
    averages = _averages(claims.claims)
    silent = [
        Unplaced("page", Spot(page), "", _("La página no tiene texto: parece escaneada."))
        for page in document.silent_pages
    ]
    unplaced = [*silent, *_unknown(tables.unknown), *claims.unplaced]
    return Extraction(
        document.name,
        _title(document),
        year,
        (*found, *([averages] if averages else [])),
        tuple(stated),
        tuple(sorted(unplaced, key=lambda each: _order(each.spot))),
    )


def evaluated_year(document: Document) -> int | None:
    """The year most often named as the one evaluated («ejercicio 2022»); failing that, the year most often named."""
    texts = list(_texts(document))
    named = Counter(match["year"] for text in texts for match in _EVALUATED.finditer(text))
    any_year = named or Counter(match.group() for text in texts for match in _ANY_YEAR.finditer(text))
    return int(any_year.most_common(1)[0][0]) if any_year else None


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Line):
            yield folded(block.text)
        else:
            yield from (folded(cell) for row in block.rows[:2] for cell in row.filled())


def _title(document: Document) -> str:
    lines = (block.text for block in document.blocks if not isinstance(block, Grid))
    return next((text for text in lines if len(text) <= _LONGEST_TITLE and _TITLE.match(folded(text))), "")


def _order(spot: Spot) -> tuple[int, int]:
    return spot.page or 0, spot.line or 0


def _light_claims(tables: Iterable[FoundTable]) -> Iterator[FoundClaim]:
    """A table of lights states how many objectives have each colour."""
    for table in tables:
        if table.form is not LIGHTS:
            continue
        for row in table.rows:
            cells = {cell.column: cell.text for cell in row}
            colour, count = COLOURS.search(folded(cells[ROW_LABEL])), _DIGITS.search(cells[COUNT])
            if colour and count:
                measure = _("color {colour}").format(colour=colour.group().upper())
                value = str(int(count.group()))
                yield FoundClaim(
                    "light_table", "count_light", measure, "", "", value, "number", cells[COUNT], row[0].spot
                )


def _averages(claims: Iterable[FoundClaim]) -> FoundTable | None:
    """The averages that the text states, gathered as a table, each with the colour its sentence gives it."""
    stated = list(claims)
    colours = {claim.spot: claim.stated_value for claim in stated if claim.kind == "colour" and not claim.element}
    table = FoundTable(AVERAGE, AVERAGE.title, "", "", Spot(), id=AVERAGE.id)
    for claim in stated:
        if claim.kind != "average":
            continue
        cells = [(ROW_LABEL, claim.label or claim.measure), (PERCENT, f"{claim.stated_value}%")]
        if claim.spot in colours:
            cells.append(("colour", colours[claim.spot]))
        table.rows.append(tuple(FoundCell(column, "", text, claim.spot) for column, text in cells))
    if not table.rows:
        return None
    table.spot = table.rows[0][0].spot
    return table


def _unknown(segments: Iterable[Segment]) -> Iterator[Unplaced]:
    """The tables with figures whose role is not known, by their headings and first row."""
    for segment in segments:
        if not any(is_number(cell.rstrip("%")) for row in segment.rows for cell in row.cells):
            continue
        first = " | ".join(segment.rows[0].cells)
        shown = " | ".join(segment.headings) + " … " + first if segment.headings else first
        yield Unplaced(
            "table", segment.rows[0].spot, quotation(shown, 0, len(shown)), _("No se reconoce qué cuadro es.")
        )
