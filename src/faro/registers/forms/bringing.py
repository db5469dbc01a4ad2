"""From the rows of a file to records: columns by their key, cells read as a person types them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from faro.kernel.errors import FaroError, Place
from faro.kernel.text import _
from faro.package.problems import ProblemList
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.exchange.layout import KEY, OWN, RECORD, RECORDS_SHEET, WHY, label_of, written_questions
from faro.registers.domain.exchange.lines import Brought, Cells, Line, Wrong, key_of_cells
from faro.registers.domain.exchange.reading import TABLE, Sheets, Unusable
from faro.registers.domain.forms.model import Data, Form, Question
from faro.registers.forms.reading import Reader
from faro.registers.selectors.access import HIDDEN

SEPARATOR = ";"
Row = tuple[int, Cells]
Linked = Mapping[str, Mapping[str, list[Row]]]
"""The rows of each repeat by the record that they name."""


@dataclass
class _Sheet:
    """One sheet: which column is which, and its rows."""

    name: str
    headings: Cells
    rows: TABLE
    asked: Mapping[str, Question]
    wrong: list[Wrong] = field(default_factory=list)

    def cell(self, cells: Cells, key: str) -> str:
        """The text under a column; empty where there is none."""
        at = self.headings.index(key) if key in self.headings else -1
        return cells[at] if 0 <= at < len(cells) else ""


def brought(register: str, form: Form, sheets: Sheets, reader: Reader, file: str) -> Brought:
    """The records of a file. Raises :class:`InputProblems` for columns that nobody knows: all of them at once."""
    problems = ProblemList()
    notes: list[str] = []
    records = _sheet(RECORDS_SHEET, sheets.records, form, None, problems, notes)
    repeats = {name: _sheet(name, rows, form, name, problems, notes) for name, rows in sheets.repeats.items() if rows}
    problems.raise_if_any(file)
    linked = {name: _by_record(sheet) for name, sheet in repeats.items()}
    read = _File(register, records, repeats, linked, reader)
    lines = tuple(read.line(row, cells) for row, cells in records.rows)
    headings = {"": records.headings} | {name: sheet.headings for name, sheet in repeats.items()}
    return Brought(lines, headings, (*notes, *_orphans(records, linked)))


def _sheet(name: str, rows: TABLE, form: Form, repeat: str | None, problems: ProblemList, notes: list[str]) -> _Sheet:
    (_number, headings), *rest = rows
    asked = {each.key: each for each in written_questions(form, repeat)}
    passed = [key for key in headings if key and key not in asked and key not in OWN and key != WHY]
    for key in passed:
        known = form.questions.get(key)
        if known is not None and known.repeat == repeat:
            text = _("La columna «{key}» no se toma: la calcula el formulario, o es un archivo.")
            notes.append(text.format(key=key))
            continue
        mend = _("Las columnas son: {keys}.").format(keys=", ".join(list(asked)[:30]))
        problems.add("unknown_column", Place(name, 1, key), _("Esa columna no es de este registro."), mend, key)
    for key in {key for key in headings if key and headings.count(key) > 1}:
        problems.add("repeated_column", Place(name, 1, key), _("Esa columna está dos veces."), _("Deje una."), key)
    if rest and _is_labels(headings, rest[0][1], asked):
        rest = rest[1:]
    return _Sheet(name, headings, rest, asked)


def _is_labels(headings: Cells, cells: Cells, asked: Mapping[str, Question]) -> bool:
    """Whether a row has the labels of the columns, as the template puts them below their keys."""
    same = [text == label_of(asked[key]) for key, text in zip(headings, cells, strict=False) if key in asked and text]
    return bool(same) and sum(same) * 2 > len(same)


def _by_record(sheet: _Sheet) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row, cells in sheet.rows:
        found.setdefault(sheet.cell(cells, RECORD), []).append((row, cells))
    return found


def _orphans(records: _Sheet, linked: Linked) -> Iterator[str]:
    known = {records.cell(cells, RECORD) for _row, cells in records.rows} - {""}
    for name, found in linked.items():
        rows = [str(row) for key, held in found.items() if key not in known for row, _cells in held]
        if rows:
            text = _("Hoja «{sheet}»: las filas {rows} no se toman: su «_registro» no está en «Datos».")
            yield text.format(sheet=name, rows=", ".join(rows[:20]) + (" …" if len(rows) > 20 else ""))


@dataclass
class _File:
    """A file on its way to lines."""

    register: str
    records: _Sheet
    repeats: Mapping[str, _Sheet]
    linked: Linked
    reader: Reader
    seen: dict[str, int] = field(default_factory=dict)

    def line(self, row: int, cells: Cells) -> Line:
        """A record with the rows that name it."""
        wrong: list[Wrong] = []
        values = _values(self.records, (row, cells), self.reader, wrong)
        name = self.records.cell(cells, RECORD)
        rows = {each: found[name] for each, found in self.linked.items() if name and name in found}
        items = {
            each: [_values(self.repeats[each], row, self.reader, wrong, place) for place, row in enumerate(held)]
            for each, held in rows.items()
        }
        said = [list(cells), sorted((each, [list(texts) for _at, texts in held]) for each, held in rows.items())]
        key = self.records.cell(cells, KEY) or key_of_cells(self.register, said, self.seen)
        return Line(row, key, Answers(values, items), cells, rows, tuple(wrong))


def _values(sheet: _Sheet, row: Row, reader: Reader, wrong: list[Wrong], place: int | None = None) -> dict[str, Value]:
    number, cells = row
    found: dict[str, Value] = {}
    for key, question in sheet.asked.items():
        text = sheet.cell(cells, key)
        if not text:
            continue
        try:
            value = _read(question, text, reader, place)
        except FaroError as error:
            wrong.append(Wrong(sheet.name, number, key, str(error)))
            continue
        if value is not None:
            found[key] = value
    return found


def _read(question: Question, text: str, reader: Reader, place: int | None) -> Value | None:
    if isinstance(text, Unusable):
        raise FaroError(_("La celda tiene {what}: escriba el valor.").format(what=text))
    if text == HIDDEN:
        raise FaroError(_("El dato está cubierto en el archivo: escríbalo."))
    if question.data is Data.CHOICES:
        return reader.value(question, tuple(text.split(SEPARATOR)), place)
    return reader.value(question, (text,), place)
