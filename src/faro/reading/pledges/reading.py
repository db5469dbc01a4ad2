"""From a document to its pledges: what each line and row is, in one pass; nothing of the plan's part is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from faro.reading.document import Document, Grid, GridRow, Line, Spot, one_line
from faro.reading.pledges import headings
from faro.reading.pledges.body import Proposal, is_capitals, pledge_of, proposals
from faro.reading.pledges.columns import Row, edges, gaps, rows, segments
from faro.reading.pledges.flattened import in_blocks, labelled
from faro.reading.pledges.furniture import without_furniture
from faro.reading.pledges.model import Confidence, Pledge, PledgeReading, Unread
from faro.reading.pledges.texts import mark, without_tags
from faro.reading.pledges.tree import Tree

_ROLES_OF_A_PLAN = (headings.PROBLEM, headings.OBJECTIVE, headings.INDICATOR, headings.TARGET)
_PRINTED = (".txt", ".pdf")


def read_pledges(document: Document) -> PledgeReading:
    """The pledges of a plan read with its layout (``read_document(path, layout=True)``).

    Every text from the first heading of the plan on is in a pledge, in ``unread``, or one of the headings; in a
    document without any such heading every text is unread.
    """
    reader = _Reader(is_printed=PurePath(document.name).suffix.lower() in _PRINTED)
    for block in without_furniture(document.blocks):
        if isinstance(block, Grid):
            for row in block.rows:
                reader.row(row)
        else:
            reader.line(block)
    return reader.finish()


class _Reader:
    """What it has seen last tells what comes: the dimension, the columns of the table, the lines not yet parted."""

    def __init__(self, *, is_printed: bool) -> None:
        self._is_printed = is_printed
        self._tree = Tree()
        self._body: list[Proposal] = []
        self._unread: list[Unread] = []
        self._before: list[Unread] = []
        self._titles: list[Unread] = []
        self._region: list[Line] = []
        self._header: list[Line] = []
        self._roles: dict[int, str] = {}
        self._order: list[str] = []
        self._width = 0
        self._dimension: str | None = None
        self._axis: str | None = None
        self._deadline: str | None = None
        self._begun = False
        self._aside = False
        self._has_format = False
        self._below_header = False

    def line(self, line: Line) -> None:
        """Take a free line, empty ones too."""
        text = without_tags(line.text).replace("\n", " ").rstrip()
        line = replace(line, text=text)
        if not text.strip():
            self._region.append(line)
        elif not (self._is_header(line) or self._is_heading(text, line.spot)):
            if self._header and not self._region_has_text():
                self._open_table()
            if not self._is_printed:
                self._region.append(Line("", line.spot))
            self._region.append(line)

    def row(self, row: GridRow) -> None:
        """Take a row of a table."""
        cells = [without_tags(cell).strip() for cell in row.cells]
        filled = [cell for cell in cells if cell]
        if not any(any(letter.isalnum() for letter in cell) for cell in filled):
            return
        if len(filled) == 1 and len(cells) != self._width:
            self.line(Line(one_line(filled[0]), row.spot))
            return
        self._end_region()
        if len(filled) == 1 and self._is_heading(filled[0], row.spot):
            return
        found = headings.roles(cells)
        if found:
            self._table(found, [], " ".join(cells))
            self._width = len(cells)
        elif self._below_header and all(headings.is_header_word(cell) for cell in filled):
            self._deadline = headings.header_deadline(" ".join(cells)) or self._deadline
        elif self._roles and not self._aside and not self._is_other_heading(cells):
            self._data(cells, row.spot)
        else:
            self._lost(row.spot, " | ".join(one_line(cell) for cell in filled))

    def finish(self) -> PledgeReading:
        """End what is open, and put everything in the order of the document."""
        self._end_region()
        if not self._begun:
            return PledgeReading((), tuple(self._before))
        pledges: list[Pledge] = []
        for found in self._tree.pledges():
            if isinstance(found, Pledge):
                pledges.append(found)
            else:
                self._unread.append(found)
        for proposal in self._body:
            pledge = pledge_of(proposal, beside_format=self._has_format)
            if pledge is not None:
                pledges.append(pledge)
            else:
                self._lost(proposal.spot, proposal.text)
        carried = {pledge.dimension for pledge in pledges}
        self._unread.extend(title for title in self._titles if title.text.strip(" *_") not in carried)
        order = sorted(pledges, key=lambda each: _place(each.spot))
        return PledgeReading(tuple(order), tuple(sorted(self._unread, key=lambda each: _place(each.spot))))

    def _is_heading(self, text: str, spot: Spot) -> bool:
        """Whether a line begins a part; the part before it is then closed."""
        dimension = headings.dimension(text)
        if dimension:
            self._end_region()
            again = dimension == self._dimension and not self._aside
            self._dimension, self._axis, self._begun, self._aside = dimension, None, True, False
            if not again:
                self._tree.section()
            return True
        if headings.is_title(text) and self._is_aside(text):
            self._set_aside()
            return True
        return self._is_axis(text, spot)

    def _is_aside(self, text: str) -> bool:
        if headings.is_accountability(text):
            return self._has_format
        return headings.is_outside(text) and (headings.section(text) is not None or is_capitals(text))

    def _is_axis(self, text: str, spot: Spot) -> bool:
        if gaps(mark(text) or text):
            return False
        axis = headings.axis(text)
        numbered = headings.section(text)
        if axis is None and numbered is None and not (self._begun and is_capitals(text) and headings.is_title(text)):
            return False
        is_plan = axis is not None or (numbered is not None and headings.is_plan_section(text))
        if not is_plan and not self._begun:
            return False
        if mark(text) is not None and numbered is None and axis is None and not is_capitals(text):
            return False
        self._end_region()
        self._titles.append(Unread(spot, text.strip()))
        self._begun = True
        self._aside = False
        self._roles, self._order, self._dimension = {}, [], None
        self._axis = axis or (self._axis if _is_below(text) else numbered or text.strip())
        self._tree.section()
        return True

    def _set_aside(self) -> None:
        """What follows is no proposal: it is listed, and not looked into."""
        self._end_region()
        self._roles, self._order, self._dimension, self._axis = {}, [], None, None
        self._aside = True
        self._tree.section()

    def _is_header(self, line: Line) -> bool:
        text = line.text
        if not self._may_head(text):
            return False
        if self._region_has_text():
            self._end_region()
        self._region = []
        self._header.append(line)
        return True

    def _may_head(self, text: str) -> bool:
        """Whether a line is made of headings of columns, alone or where such a heading may stand."""
        if headings.roles([part for _at, part in segments(text)]):
            return True
        if headings.is_number_heading(text):
            return self._dimension is not None and not self._region_has_text()
        # Among the lines of a table, a single such word may as well belong to a cell: «esperado».
        begins = bool(self._dimension or self._header) and not self._region_has_text()
        return headings.is_header_word(text) and (begins or len(headings.header_roles(text)) > 1)

    def _open_table(self) -> None:
        """Take in the heading that came line by line; one without targets is no table of a plan."""
        text = " ".join(line.text for line in self._header)
        order = headings.header_roles(text)
        if headings.TARGET in order and len(order) > 1:
            self._table({}, order, text)
        else:
            self._region = [*self._header, *self._region]
            self._header = []

    def _table(self, roles: dict[int, str], order: list[str], text: str) -> None:
        self._roles, self._order = roles, order
        self._deadline = headings.header_deadline(text)
        self._begun = self._has_format = self._below_header = True
        self._aside = False

    def _is_other_heading(self, cells: Sequence[str]) -> bool:
        """Whether a row heads another kind of table, as one of the articulation of plans does."""
        filled = [cell for cell in cells if cell]
        other = len(filled) > 2 and sum("objetivo" in cell.lower() for cell in filled) > 1
        if other and len(filled) > len(self._roles):
            self._roles, self._order = {}, []
        return not self._roles

    def _data(self, cells: Sequence[str], spot: Spot) -> None:
        """A row of the table; a column without a role belongs to the one on its left."""
        named: dict[str, str] = {}
        role: str | None = None
        for at, cell in enumerate(cells):
            role = self._roles.get(at, role)
            if cell and role not in {None, headings.NUMBER}:
                named[str(role)] = f"{named[str(role)]}\n{cell}" if str(role) in named else cell
        self._below_header = False
        dimension = self._named_dimension(named.pop(headings.DIMENSION, None))
        if named:
            self._tree.add(named, spot, dimension, self._deadline, Confidence.HIGH)

    def _named_dimension(self, cell: str | None) -> str | None:
        if cell:
            self._dimension = headings.dimension(cell) or headings.dimension(f"dimension {cell}") or one_line(cell)
            self._tree.section()
        return self._dimension or self._axis

    def _region_has_text(self) -> bool:
        return any(line.text.strip() for line in self._region)

    def _end_region(self) -> None:
        """Part the lines gathered since the last heading by the form they are in."""
        if self._header and not self._order:
            self._open_table()
        header, region = self._header, self._region
        self._header, self._region = [], []
        if not any(line.text.strip() for line in region):
            self._header = header if not region or not header else []
            return
        told = labelled(region) if self._begun and not self._aside else None
        if self._aside or not self._begun:
            self._paragraphs(region)
        elif told is not None:
            self._has_format = True
            self._rows(told, Confidence.HIGH)
        elif self._order or (self._roles and self._dimension):
            self._flattened(header, region)
        else:
            self._body.extend(proposals(region, self._dimension or self._axis))

    def _flattened(self, header: list[Line], region: list[Line]) -> None:
        order = self._order or [self._roles[at] for at in sorted(self._roles) if self._roles[at] in _ROLES_OF_A_PLAN]
        widest = max(header, key=lambda line: gaps(line.text), default=None)
        columns = list(_columns(widest.text)) if widest else []
        starts = [at for at, _role in columns]
        if [role for _at, role in columns if role != headings.NUMBER] != order:
            starts = []
        numbered = any(headings.is_number_heading(line.text) for line in header)
        if len(starts) > 1:
            at = edges([line.text for line in header], [line.text for line in region], starts)
            if at is not None:
                self._rows(list(rows(region, at, [role for _at, role in columns])), Confidence.MEDIUM)
                return
        for found in in_blocks(region, order, numbered=numbered):
            if isinstance(found, Line):
                self._lost(found.spot, found.text)
            else:
                self._rows([found[0]], Confidence.MEDIUM if found[1] else Confidence.LOW)

    def _rows(self, found: Sequence[Row | Line], confidence: Confidence) -> None:
        for each in found:
            if isinstance(each, Line):
                self._lost(each.spot, each.text.strip())
            else:
                date = each.deadline or self._deadline
                self._tree.add(each.cells, each.spot, self._dimension or self._axis, date, confidence)

    def _paragraphs(self, region: list[Line]) -> None:
        for each in proposals(region, None):
            self._lost(each.spot, each.text)

    def _lost(self, spot: Spot, text: str) -> None:
        (self._unread if self._begun else self._before).append(Unread(spot, text))


def _columns(heading: str) -> Iterator[tuple[int, str]]:
    """Where each column of a heading begins, and its role."""
    for at, part in segments(heading):
        if headings.is_number_heading(part):
            yield at, headings.NUMBER
        elif said := headings.header_roles(part):
            yield at, said[0]


def _is_below(text: str) -> bool:
    """Whether a numbered title is below another: «1.2. SALUD»."""
    return bool(mark(text)) and "." in text.strip().split()[0].rstrip(".-")


def _place(spot: Spot) -> tuple[int, int]:
    return spot.page or 0, spot.line or 0
