"""Which control a question is filled in with, and its attributes: the right keyboard of a phone, limits, lists."""

from decimal import Decimal, InvalidOperation

from faro.kernel.text import _
from faro.registers.domain.forms.model import Choice, Data, Kind, Question
from faro.registers.forms.pieces import FIELDS

Attributes = tuple[tuple[str, str], ...]
LONGEST_ANSWER = "4000"
MOST_STEPS = 11
"""Values of a range that are offered one by one."""
PICTURES = "image/jpeg,image/png,image/webp"
"""What can be kept; a phone that takes another kind turns it into one of these."""


def template_of(question: Question) -> str:
    """The template of its control, apart from choices."""
    if question.kind is Kind.ACKNOWLEDGE:
        return f"{FIELDS}acknowledge.html"
    if question.data is Data.TEXT and _has(question, "multiline"):
        return f"{FIELDS}textarea.html"
    named = {
        Data.LINE: "textarea.html",
        Data.PLACE: "place.html",
        Data.FILE: "file.html",
        Data.NONE: "note.html",
    }
    return FIELDS + named.get(question.data, "input.html")


def type_of(question: Question) -> str:
    """The type of an input."""
    if question.data is Data.DATE:
        return "number" if _has(question, "year") else "month" if _has(question, "month-year") else "date"
    if question.data is Data.TEXT:
        return "tel" if _has(question, "numbers") else "url" if _has(question, "url") else "text"
    return {Data.TIME: "time", Data.DATE_TIME: "datetime-local"}.get(question.data, "text")


def attributes_of(question: Question) -> Attributes:
    """Its other attributes."""
    if question.data is Data.FILE:
        return _file_attributes(question)
    if question.data is Data.TEXT and _has(question, "multiline"):
        return ("rows", question.parameters.get("rows", "3")), ("maxlength", LONGEST_ANSWER)
    found: dict[Data, Attributes] = {
        Data.WHOLE: (("inputmode", "numeric"),),
        Data.NUMBER: (("inputmode", "decimal"),),
        Data.TEXT: (("maxlength", LONGEST_ANSWER),),
        Data.LINE: (("rows", "3"),),
    }
    numeric = (("inputmode", "numeric"),) if _has(question, "numbers") else ()
    return (*found.get(question.data, ()), *numeric)


def shown_day(question: Question, text: str) -> str:
    """A day as its control takes it: of some only the month, or the year, is asked."""
    return text[: {"month": 7, "number": 4}.get(type_of(question), len(text))] if question.data is Data.DATE else text


def _file_attributes(question: Question) -> Attributes:
    if question.kind is not Kind.IMAGE:
        accepted = {Kind.AUDIO: "audio/*", Kind.VIDEO: "video/*"}.get(question.kind)
        return (("accept", accepted),) if accepted else ()
    camera = (("capture", "environment"),) if _has(question, "new") else ()
    return ("accept", PICTURES), *camera


def hint_of(question: Question) -> str:
    """What the page adds to the form's own hint: how to write it here."""
    if question.data is Data.NUMBER and not range_of(question):
        return _("Los decimales, con punto o con coma: 12.5 o 12,5.")
    if question.data is Data.LINE:
        return _("Un punto por línea: latitud y longitud, como -17.64 -71.34.")
    return ""


def range_of(question: Question) -> tuple[Choice, ...]:
    """The values of a short range, to be picked; empty for a long one, and for other questions."""
    given = question.parameters
    if not {"start", "end"} <= given.keys():
        return ()
    try:
        start, end, step = (Decimal(given.get(name, "1")) for name in ("start", "end", "step"))
    except InvalidOperation:
        return ()
    step = abs(step) * (1 if end >= start else -1)
    if step == 0 or (count := int((end - start) / step) + 1) > MOST_STEPS:
        return ()
    values = [f"{start + step * place:f}" for place in range(count)]
    return tuple(Choice(value, value) for value in values)


def _has(question: Question, appearance: str) -> bool:
    return appearance in question.appearance.split()
