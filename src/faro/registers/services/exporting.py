"""Records written to files, row by row."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from faro.kernel.errors import FaroError
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.kernel.text import _
from faro.registers.domain.answers import Value, Values
from faro.registers.domain.exchange.files import LONGEST_CELL, PLAIN, harmless, sheet_name
from faro.registers.domain.exchange.layout import OWN, RECORD, RECORDS_SHEET, label_of
from faro.registers.domain.forms.model import Data, Form, Question
from faro.registers.domain.showing import shown
from faro.registers.selectors.access import HIDDEN
from faro.registers.selectors.exporting import Exported, Taken

MOST_ROWS = 100_000
"""Records of a workbook; a CSV has no such limit."""
_MILLION = 1_000_000
_EXACT = 10**15
"""Whole numbers up to here stay exact in a spreadsheet."""


def csv_lines(taken: Exported) -> Iterator[bytes]:
    """A CSV of the records, line by line; the rows of repeats are not in it."""
    yield "\ufeff".encode()
    yield _line([*OWN, *taken.questions])
    for each in taken.records():
        cells = (_text(each.form, question, each.values.get(key)) for key, question in taken.questions.items())
        yield _line([*_own(each), *cells])


def _line(cells: Iterable[str]) -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="\r\n").writerow([harmless(each) for each in cells])
    return held.getvalue().encode()


def workbook(taken: Exported) -> bytes:
    """A workbook of the records, the rows of each repeat on a sheet of their own.

    Raises :class:`FaroError` for more than ``MOST_ROWS``.
    """
    if taken.rows.count() > MOST_ROWS:
        sentence = _("Son más de {n} anotaciones: elija fechas, o descárguelas como CSV.")
        raise FaroError(sentence.format(n=f"{MOST_ROWS:,}"))
    with tempfile.TemporaryDirectory(prefix="faro-export-") as workshop:
        path = Path(workshop, "registro.xlsx")
        book = xlsxwriter.Workbook(str(path), {"tmpdir": workshop, "constant_memory": True, **PLAIN})
        _Writer(book, taken).write()
        book.close()
        return path.read_bytes()


class _Writer:
    def __init__(self, book: Any, taken: Exported) -> None:
        self.book, self.taken = book, taken
        self.bold = book.add_format({"bold": True, "bg_color": "#e2ebee"})
        self.soft = book.add_format({"italic": True})
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})
        self.next: dict[str, int] = {}

    def write(self) -> None:
        taken = self.taken
        sheet = self._sheet(RECORDS_SHEET, list(OWN.items()), taken.questions.values())
        repeats = {
            name: self._sheet(name, [(RECORD, OWN[RECORD])], questions.values())
            for name, questions in taken.repeats.items()
        }
        for each in taken.records():
            self._row(sheet, RECORDS_SHEET, _own(each), taken.questions, each.form, each.values)
            for name, rows in each.items.items():
                for values in rows if name in repeats else ():
                    self._row(repeats[name], name, [each.record.number], taken.repeats[name], each.form, values)

    def _sheet(self, name: str, own: list[tuple[str, str]], questions: Iterable[Question]) -> Any:
        sheet = self.book.add_worksheet(sheet_name(name))
        sheet.freeze_panes(2, 1)
        named = [*own, *((each.key, label_of(each)) for each in questions)]
        sheet.set_column(0, len(named) - 1, 16)
        for column, (key, _label) in enumerate(named):
            sheet.write_string(0, column, key, self.bold)
        for column, (_key, label) in enumerate(named):
            sheet.write_string(1, column, label, self.soft)
        self.next[name] = 2
        return sheet

    def _row(self, sheet: Any, name: str, own: list[str], questions: Any, form: Form, values: Values) -> None:
        row = self.next[name]
        self.next[name] += 1
        for column, text in enumerate(own):
            sheet.write_string(row, column, text)
        for column, (key, question) in enumerate(questions.items(), start=len(own)):
            value = values.get(key)
            if value is not None:
                self._cell(sheet, row, column, form.questions.get(key, question), form, value)

    def _cell(self, sheet: Any, row: int, column: int, question: Question, form: Form, value: Value) -> None:
        if isinstance(value, int) and abs(value) < _EXACT:
            sheet.write_number(row, column, value / _MILLION)
        elif question.data is Data.DATE and (found := _day(value)):
            sheet.write_datetime(row, column, found, self.day)
        else:
            sheet.write_string(row, column, _text(form, question, value)[:LONGEST_CELL])


def _own(each: Taken) -> list[str]:
    record = each.record
    state = record.version.rules.state_name(record.state)
    day = record.day.isoformat()
    return [
        record.number, record.key, str(record.version.number), each.unit, day, state, str(record.get_origin_display()),
        _("sí") if record.synthetic else "",
    ]  # fmt: skip


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _text(form: Form, question: Question, value: Value | None) -> str:
    """A value as the file that brings records reads it back: choices by their text, lists with «;»."""
    if value is None or value == HIDDEN:
        return value or ""
    question = form.questions.get(question.key, question)
    if isinstance(value, int):
        return plain(from_scaled(value, QUANTITY_SCALE))
    if isinstance(value, list):
        return "; ".join(_choice(form, question, each) for each in value)
    if question.data is Data.CHOICE and isinstance(value, str):
        return _choice(form, question, value)
    return value.get("name", "") if isinstance(value, dict) else value


def _choice(form: Form, question: Question, code: str) -> str:
    """Its text; of another register's records, their number."""
    if question.external_list or question.key not in form.questions:
        return code
    return shown(form, question, [code])
