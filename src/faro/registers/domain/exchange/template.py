"""The workbook in which an office writes its records down to bring them all at once."""

import io
from collections.abc import Mapping, Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from faro.kernel.text import _
from faro.registers.domain.exchange.files import PLAIN, sheet_name
from faro.registers.domain.exchange.layout import (
    ALWAYS,
    HELP_SHEET,
    KEY,
    LISTS_SHEET,
    OWN,
    RECORD,
    RECORDS_SHEET,
    label_of,
    written_questions,
)
from faro.registers.domain.forms.model import Choice, Data, Form, Group, Question, Repeat
from faro.registers.domain.summary import reference_of

ROWS = 2_000
"""Rows that are checked by lists; more may be written below."""
WORDS = {
    Data.TEXT: _("texto"),
    Data.WHOLE: _("número entero"),
    Data.NUMBER: _("número"),
    Data.DATE: _("fecha dd/mm/aaaa"),
    Data.TIME: _("hora 00:00 a 23:59"),
    Data.DATE_TIME: _("fecha y hora"),
    Data.PLACE: _("latitud y longitud: -17.64 -71.34"),
    Data.LINE: _("lugares separados por «;»"),
    Data.CHOICE: _("una de la lista"),
    Data.CHOICES: _("una o varias de la lista, separadas por «;»"),
}
Lists = Mapping[str, Sequence[Choice]]
"""The choices that are offered, by question."""


def template(form: Form, lists: Lists) -> bytes:
    """The empty workbook."""
    return _Book(form, lists).content()


class _Book:
    def __init__(self, form: Form, lists: Lists) -> None:
        self.form, self.lists = form, lists
        self.buffer = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.buffer, {"in_memory": True, **PLAIN})
        self.bold = self.book.add_format({"bold": True, "bg_color": "#e2ebee", "border": 1})
        self.soft = self.book.add_format({"italic": True, "text_wrap": True, "valign": "top"})
        self.text = self.book.add_format({"num_format": "@"})

    def content(self) -> bytes:
        sheet = self.book.add_worksheet(RECORDS_SHEET)
        repeats = {name: self.book.add_worksheet(sheet_name(name)) for name in self.form.repeats}
        helping = self.book.add_worksheet(HELP_SHEET)
        ranges = self._lists()
        self._columns(sheet, [RECORD, KEY] if repeats else [KEY], written_questions(self.form), ranges)
        for name, rows in repeats.items():
            self._columns(rows, [RECORD], written_questions(self.form, name), ranges)
        self._help(helping)
        self.book.close()
        return self.buffer.getvalue()

    def _lists(self) -> dict[str, str]:
        sheet = self.book.add_worksheet(LISTS_SHEET)
        found = {}
        for column, (key, choices) in enumerate(self.lists.items()):
            sheet.write_string(0, column, key, self.bold)
            for row, choice in enumerate(choices, start=1):
                sheet.write_string(row, column, choice.label or choice.name)
            name = xlsxwriter.utility.xl_col_to_name(column, col_abs=True)
            found[key] = f"='{LISTS_SHEET}'!{name}$2:{name}${len(choices) + 1}"
        return found

    def _columns(
        self, sheet: Worksheet, own: Sequence[str], questions: Sequence[Question], ranges: Mapping[str, str]
    ) -> None:
        named = [*((key, OWN[key]) for key in own), *((each.key, label_of(each)) for each in questions)]
        sheet.freeze_panes(2, 1)
        for column, (key, label) in enumerate(named):
            sheet.set_column(column, column, max(12, min(len(label), 30)), self.text)
            sheet.write_string(0, column, key, self.bold)
            sheet.write_string(1, column, label, self.soft)
        for column, question in enumerate(questions, start=len(own)):
            if question.data is Data.CHOICE and question.key in ranges:
                rule = {"validate": "list", "source": ranges[question.key], "ignore_blank": True}
                sheet.data_validation(2, column, ROWS + 1, column, rule)

    def _help(self, sheet: Worksheet) -> None:
        sheet.set_column(0, 3, 30)
        for row, text in enumerate(_GUIDE):
            sheet.write_string(row, 0, text)
        at = len(_GUIDE) + 1
        for column, text in enumerate((_("Columna"), _("Pregunta"), _("Qué se escribe"), _("Obligatoria"))):
            sheet.write_string(at, column, text, self.bold)
        every = [*written_questions(self.form)]
        every += [each for name in self.form.repeats for each in written_questions(self.form, name)]
        for row, question in enumerate(every, start=at + 1):
            key = reference_of(question)
            required = _when_required(self.form, question)
            for column, text in enumerate((key, label_of(question), WORDS.get(question.data, _("texto")), required)):
                sheet.write_string(row, column, text)


def _when_required(form: Form, question: Question) -> str:
    """A question in a part that is asked only sometimes is itself asked only sometimes."""
    if question.required is None:
        return ""
    if question.required != ALWAYS:
        return _("según lo que responda")
    parts: list[Group | Repeat] = [*form.groups.values(), *form.repeats.values()]
    above = (part for part in parts if question.path.startswith(f"{part.path}/"))
    sometimes = question.relevant or any(part.relevant for part in above)
    return _("sí, cuando se pregunta") if sometimes else _("sí")


_GUIDE = (
    _("Escriba una anotación por fila, desde la tercera fila de la hoja «Datos»."),
    _("No cambie la primera fila: ahí está el nombre de cada columna. El orden de las columnas da igual."),
    _("De las listas se escribe el texto tal como está en la hoja «Listas»."),
    _("Lo que se repite va en su propia hoja: en «_registro» ponga el mismo número que en «Datos»."),
    _("Fotos y archivos no vienen en el libro: se agregan después en cada anotación."),
    _("Nada se guarda hasta que usted lo confirme en la página."),
)
