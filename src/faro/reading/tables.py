"""Finding a document's tables: each segment is held against the forms; the parts of one table are joined."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from re import Pattern

from faro.checks.words import folded
from faro.package.names import folded as plain
from faro.reading.codes import ACTION, OBJECTIVE, Key, Registry, element_key, element_text, indicator_element
from faro.reading.document import Document, Grid, GridRow, Line, Spot
from faro.reading.forms import CODE, COLOURS, COUNT, FORMS, INDICATORS, LIGHTS, NAME, ROW_LABEL, Form
from faro.reading.segments import YEAR, Segment, is_total, segments

CAPTION = re.compile(r"^\W*(?:tabla|cuadro|matriz|anexo)\s*n?[°o.]*\s*(?P<number>[\da-z]{1,3}(?:[.\-]\d{1,2})*)\b")
_MOST = 0.6
_LOOK_BACK = 4
_FOOTNOTE = re.compile(r"\s*\(?\d{1,2}/\)?\s*$")
_COUNT_CELL = re.compile(r"\d{1,4}\b.{0,30}")


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A cell as printed, under its heading as printed."""

    column: str
    heading: str
    text: str
    spot: Spot


@dataclass
class FoundTable:
    """A table with its role: its rows in order, each of them cells by column."""

    form: Form
    title: str
    caption: str
    level: str
    spot: Spot
    rows: list[tuple[FoundCell, ...]] = field(default_factory=list)
    id: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the first row."""
        return tuple(cell.column for cell in self.rows[0]) if self.rows else ()

    def texts(self, column: str) -> list[str]:
        """The filled cells of a column."""
        return [cell.text for row in self.rows for cell in row if cell.column == column and cell.text]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something numeric that was not understood: a table without a known role, or a sentence."""

    kind: str
    spot: Spot
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a form reads the columns of a segment: the name of each column, in order."""

    form: Form
    columns: tuple[str, ...]
    headings: tuple[str, ...]


@dataclass
class TableFinder:
    """Walks through a document and keeps what it finds. ``year`` is the year that the document evaluates."""

    year: str
    tables: list[FoundTable] = field(default_factory=list)
    unknown: list[Segment] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)
    _last: Mapping | None = None
    _waiting: tuple[str, ...] = ()

    def walk(self, document: Document) -> None:
        """Find every table."""
        for block in document.blocks:
            if isinstance(block, Line):
                self._lines.append(block)
            else:
                self._read(block)
                self._lines = []
        for form in {table.form.id: table.form for table in self.tables}.values():
            _number([table for table in self.tables if table.form is form], form)

    def _read(self, grid: Grid) -> None:
        lights = _lights(grid)
        if lights is not None:
            lights.title, lights.caption = self._caption(()) or (LIGHTS.title, "")
            self.tables.append(lights)
            return
        for read in segments(grid):
            segment = self._with_headings(read)
            if segment is None:
                continue
            mapping = self._mapping(segment)
            if mapping is None or not segment.rows:
                self._last = None
                self.unknown.append(segment)
                continue
            self._last = mapping
            self._place(segment, mapping)

    def _with_headings(self, segment: Segment) -> Segment | None:
        """The segment under the headings that ended the page before it; None for headings whose rows are to come."""
        if segment.headings and not segment.rows:
            self._waiting = segment.headings
            return None
        waiting, self._waiting = self._waiting, ()
        fits = segment.rows and len(segment.rows[0].cells) == len(waiting)
        return replace(segment, headings=waiting) if fits and not segment.headings else segment

    def _mapping(self, segment: Segment) -> Mapping | None:
        if segment.headings:
            return next((m for m in (match(form, segment, self.year) for form in FORMS) if m), None)
        last = self._last
        if last is None or not segment.rows or len(segment.rows[0].cells) != len(last.columns):
            return None
        if self._caption(segment.titles) or last.form.codes is None:
            return None
        if CODE not in last.columns:
            return None
        at = last.columns.index(CODE)
        codes = [row.cells[at] for row in segment.rows]
        fits = _share(last.form.codes, codes) or _share(_plain_codes(last.form, last.headings, at), codes)
        return last if fits else None

    def _place(self, segment: Segment, mapping: Mapping) -> None:
        caption = self._caption(segment.titles)
        rows = [_cells(row, mapping) for row in segment.rows]
        level = _level(mapping.form, rows)
        table = self._open_table(mapping, level, caption, rows)
        if table is None:
            title, number = caption or (mapping.form.title, "")
            table = FoundTable(mapping.form, title, number, level, segment.rows[0].spot)
            self.tables.append(table)
        table.rows.extend(rows)

    def _open_table(
        self, mapping: Mapping, level: str, caption: tuple[str, str] | None, rows: Sequence[tuple[FoundCell, ...]]
    ) -> FoundTable | None:
        """The table that these rows continue: same form, columns and level, no other caption, other codes."""
        alike = [
            table
            for table in self.tables
            if table.form is mapping.form
            and table.columns == mapping.columns
            and table.level == level
            and (caption is None or caption[1] == table.caption)
        ]
        if not alike:
            return None
        key = CODE if CODE in mapping.columns else mapping.columns[0]
        seen = set(alike[-1].texts(key))
        ours = [cell.text for row in rows for cell in row if cell.column == key and cell.text]
        repeated = sum(text in seen for text in ours)
        return None if ours and repeated * 2 > len(ours) else alike[-1]

    def _caption(self, titles: Iterable[GridRow]) -> tuple[str, str] | None:
        """The caption above the grid and its number, if one is near."""
        near = [line.text for line in self._lines[-_LOOK_BACK:]] + [title.filled()[0] for title in titles]
        for text in reversed(near):
            match = CAPTION.match(folded(text))
            if match:
                return text, match["number"].lstrip("0")
        return None


def match(form: Form, segment: Segment, year: str) -> Mapping | None:
    """How the form reads the segment, or None where it does not fit. Headings of ``year`` come first."""
    headings = [_FOOTNOTE.sub("", folded(heading)) for heading in segment.headings]
    if form.refused and any(form.refused.search(heading) for heading in headings):
        return None
    names = _names(form, headings, segment, year)
    if not form.required <= set(names.values()):
        return None
    for at, heading in enumerate(headings):
        names.setdefault(at, _spare_name(form, heading, at, names))
    return Mapping(form, tuple(names[at] for at in range(len(headings))), segment.headings)


def _names(form: Form, headings: list[str], segment: Segment, year: str) -> dict[int, str]:
    """The columns of the form that the segment has, by position. Cells that are codes outweigh a heading."""
    coded = _code_column(form, segment)
    names = {} if coded is None else {coded: CODE}
    for at, heading in enumerate(headings):
        if at not in names and _year_of(heading) in ("", year):
            _name(form, heading, at, names)
    if form.first:
        names.setdefault(0, form.first)
    if form.codes is not None and coded is None and form is not INDICATORS:
        names = {at: name for at, name in names.items() if name != CODE}
    return names


def _name(form: Form, heading: str, at: int, names: dict[int, str]) -> None:
    for column in form.columns:
        if column.name not in names.values() and column.heading.search(heading):
            names[at] = column.name
            return


def _spare_name(form: Form, heading: str, at: int, names: dict[int, str]) -> str:
    """A name for a column that the form does not ask for: its meaning and year, or its own words."""
    year = _year_of(heading)
    meaning = next((column.name for column in form.columns if year and column.heading.search(heading)), "")
    words = re.sub(r"[^a-z0-9]+", "_", heading)[:40].strip("_")
    name = f"{meaning}_{year}" if meaning else words or f"column_{at + 1}"
    return name if name not in names.values() else f"{name}_{at + 1}"


def _year_of(heading: str) -> str:
    years = YEAR.findall(heading)
    return str(years[-1]) if years else ""


def _code_column(form: Form, segment: Segment) -> int | None:
    """The first column whose cells are mostly codes of the form."""
    if form.codes is None:
        return None
    details = [row for row in segment.rows if not is_total(row)]
    columns = range(min(len(segment.headings), 3))
    cells = {at: [row.cells[at] for row in details] for at in columns}
    own = (at for at in columns if _share(form.codes, cells[at]))
    plain = [at for at in columns if _share(_plain_codes(form, segment.headings, at), cells[at])]
    # Of «N°» and «Código», both of plain numbers, the one that says so holds the codes.
    plain.sort(key=lambda at: folded(segment.headings[at]).startswith("n"))
    return next(iter([*own, *plain]), None)


def _plain_codes(form: Form, headings: Sequence[str], at: int) -> Pattern[str] | None:
    """What a column's plain codes look like; None where the headings do not say that it holds codes."""
    plain = form.plain_codes
    if plain is None or not any(plain.told_by.search(folded(heading)) for heading in headings):
        return None
    return plain.codes if plain.heading.search(_FOOTNOTE.sub("", folded(headings[at]))) else None


def _share(codes: Pattern[str] | None, cells: list[str]) -> bool:
    filled = [folded(cell) for cell in cells if cell]
    fitting = sum(bool(codes and codes.fullmatch(cell)) for cell in filled)
    return bool(filled) and fitting >= _MOST * len(filled)


def _cells(row: GridRow, mapping: Mapping) -> tuple[FoundCell, ...]:
    return tuple(
        FoundCell(name, heading, text, row.spot)
        for name, heading, text in zip(mapping.columns, mapping.headings, row.cells, strict=True)
    )


def _level(form: Form, rows: Sequence[tuple[FoundCell, ...]]) -> str:
    """``O`` or ``A`` for indicators, whose tables are kept apart by the level of what they measure."""
    if form is not INDICATORS:
        return ""
    keys = [indicator_element(folded(cell.text)) for row in rows for cell in row if cell.column == CODE]
    kinds = {key[0] for key in keys if key}
    return kinds.pop() if len(kinds) == 1 else ""


def _lights(grid: Grid) -> FoundTable | None:
    """A table of colours and how many objectives have each."""
    rows = [row for row in grid.rows if len(row.filled()) == 2]
    coloured = [row for row in rows if COLOURS.search(folded(row.filled()[0])) and _COUNT_CELL.match(row.filled()[1])]
    if len(coloured) < 2 or len(coloured) + 2 < len(grid.rows):
        return None
    table = FoundTable(LIGHTS, LIGHTS.title, "", "", coloured[0].spot)
    heading = grid.rows[0].cells if grid.rows[0] not in coloured and len(grid.rows[0].cells) == 2 else ("", "")
    for row in coloured:
        label, count = row.filled()
        table.rows.append(
            (FoundCell(ROW_LABEL, heading[0], label, row.spot), FoundCell(COUNT, heading[1], count, row.spot))
        )
    return table


def _number(tables: list[FoundTable], form: Form) -> None:
    for order, table in enumerate(tables, start=1):
        suffix = {OBJECTIVE: "-oei", ACTION: "-aei"}.get(table.level, "")
        table.id = f"{form.id}{suffix}"
        same = sum(other.id.startswith(table.id) for other in tables[: order - 1])
        table.id = f"{table.id}-{same + 1}" if same else table.id


def registry(tables: Iterable[FoundTable]) -> Registry:
    """The codes that the tables print, by what they name."""
    found = Registry()
    for table in tables:
        for row in table.rows:
            cells = {cell.column: cell.text for cell in row}
            code = cells.get(CODE, "")
            _register(found, table.form, code, cells.get(NAME, ""))
    return found


def _register(found: Registry, form: Form, code: str, name: str) -> None:
    bare = folded(code)
    own = element_key(bare)
    if own is not None:
        found.elements.setdefault(own, code.strip())
    key: Key | None = indicator_element(bare) if form is INDICATORS else None
    if key is not None and own is None:
        found.indicators.setdefault(key, []).append((code.strip(), plain(name)))
        inner = element_text(code)
        if inner:
            found.elements.setdefault(key, inner)
