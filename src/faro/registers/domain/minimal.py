"""A definition made from a form alone, so that any XLSForm can be tried; what it guesses, its owner mends.

When in doubt it covers: a question whose name or label sounds like a person's data is personal.
"""

import re
from collections.abc import Iterator
from typing import Any

from faro.kernel.text import _
from faro.matching.words import folded
from faro.registers.domain.definition import FORMAT, RegisterDefinition
from faro.registers.domain.definition_reading import LONGEST_CODE, definition_of
from faro.registers.domain.forms.model import Data, Form, Question
from faro.registers.domain.summary import reference_of

_PERSONAL = re.compile(
    r"dni|nombre|apellido|telefono|celular|phone|correo|e?mail|direccion|domicilio|address|nacimiento|birth|firma"
    r"|signature|\bname\b|_name\b|paciente|patient|cedula|passport|pasaporte"
)
_PERSONAL_WORDS = re.compile(
    r"\b(dni|nombres?|apellidos?|telefonos?|celular|correo|e-?mail|direccion|domicilio|nacimiento|firma|pasaporte)\b"
)
_PLACES = frozenset({"sector", "zona", "barrio", "lugar", "distrito"})
_MOST_FILTERS, _MOST_COLUMNS = 6, 5
_LISTED = frozenset({Data.TEXT, Data.CHOICE, Data.DATE, Data.WHOLE, Data.NUMBER})


def minimal_definition(form: Form, name: str = "") -> RegisterDefinition:
    """A definition that says no more than the form does. ``name``: of its file, for a form without an id."""
    title = " ".join((form.title or form.form_id).split())[:200] or _("Registro sin nombre")
    record = {"one": _("Anotación"), "many": _("Anotaciones")}
    questions = [question for question in form.questions.values() if question.repeat is None and question.shown]
    record |= dict(_found(questions))
    data: dict[str, Any] = {
        "format": FORMAT,
        "code": code_of(form.form_id or name),
        "name": title,
        "record": record,
        "columns": {
            "personal": [reference_of(each) for each in form.questions.values() if _is_personal(each)],
            "filters": [each.key for each in questions if each.data is Data.CHOICE][:_MOST_FILTERS],
            "table": [each.key for each in questions if each.data in _LISTED][:_MOST_COLUMNS],
        },
    }
    return definition_of(data)


def code_of(text: str) -> str:
    """A code for a register from any text."""
    code = "-".join(re.findall(r"[a-z0-9]+", folded(text)))[:LONGEST_CODE].strip("-")
    return code or "registro"


def _found(questions: list[Question]) -> Iterator[tuple[str, str]]:
    dated = next((each for each in questions if each.data is Data.DATE), None)
    placed = next((each for each in questions if each.data is Data.CHOICE and each.name.lower() in _PLACES), None)
    point = next((each for each in questions if each.data is Data.PLACE), None)
    called = next((each for each in questions if each.data in (Data.TEXT, Data.CHOICE)), None)
    for key, question in (("day", dated), ("place", placed), ("point", point)):
        if question is not None:
            yield key, question.key
    if called is not None and "{" not in called.key:
        yield "title", f"{{{called.key}}} ({{numero}})"


def _is_personal(question: Question) -> bool:
    if question.data is Data.NONE:
        return False
    return bool(_PERSONAL.search(folded(question.name)) or _PERSONAL_WORDS.search(folded(question.label)))
