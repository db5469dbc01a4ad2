"""How a workbook of records is laid out: one sheet of records, one for each repeat, linked by what a record is called.

The first row has the keys of the questions and the second one their labels; columns are known by their key, never by
their place. Columns of Faro begin with «_».
"""

from collections.abc import Iterable

from faro.kernel.text import _
from faro.registers.domain.forms.model import Data, Form, Question

RECORD, KEY = "_registro", "_clave"
OWN = {
    RECORD: _("Registro (une sus filas)"),
    KEY: _("Clave (déjela vacía)"),
    "_version": _("Versión del formulario"),
    "_unidad": _("Unidad"),
    "_fecha": _("Fecha"),
    "_estado": _("Estado"),
    "_origen": _("De dónde vino"),
    "_muestra": _("De muestra: no pasó"),
}
WHY = "_por_que"
"""The column that says why a row was not taken; nobody reads it back."""
RECORDS_SHEET, HELP_SHEET, LISTS_SHEET = _("Datos"), _("Ayuda"), _("Listas")
ALWAYS = "true()"


def written_questions(form: Form, repeat: str | None = None) -> list[Question]:
    """The questions that a file may answer, of the record or of a repeat; files and calculations come otherwise."""
    found = (form.questions[key] for key in form.questions)
    return [each for each in found if each.repeat == repeat and _is_written(each)]


def _is_written(question: Question) -> bool:
    if question.data in (Data.NONE, Data.FILE) or question.calculation or question.read_only == ALWAYS:
        return False
    return question.shown


def kept_questions(forms: Iterable[Form], repeat: str | None = None) -> dict[str, Question]:
    """Every question that any version ever asked, by key: those of the first form first, as it asks them now."""
    found: dict[str, Question] = {}
    for form in forms:
        for key, question in form.questions.items():
            if question.repeat == repeat and question.data is not Data.NONE:
                found.setdefault(key, question)
    return found


def repeats_of(forms: Iterable[Form]) -> dict[str, str]:
    """Every repeat of any version with its label."""
    found: dict[str, str] = {}
    for form in forms:
        for name, repeat in form.repeats.items():
            found.setdefault(name, repeat.label or name)
    return found


def label_of(question: Question) -> str:
    """The words of a question, on one line."""
    return " ".join((question.label or question.key).split())
