"""Whether a definition and its form fit: every question named is there, and of a kind that serves for it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.problems import ProblemList
from faro.registers.domain.definition import NUMBER, SINCE_STATE, DeadlineRule, PersonRule, RegisterDefinition, ViewRule
from faro.registers.domain.definition_table import FILE
from faro.registers.domain.forms.model import Data, Form, Kind
from faro.registers.domain.measures import check_condition, words_of

DATED = frozenset({Data.DATE, Data.DATE_TIME})
CHOSEN = frozenset({Data.CHOICE})
WRITTEN = frozenset({Data.TEXT, Data.WHOLE, Data.NUMBER, Data.CHOICE})
FOUND_BY = frozenset(Data) - {Data.FILE, Data.NONE, Data.PLACE, Data.LINE}
SHOWN = frozenset(Data) - {Data.NONE}
NAMED = frozenset({Data.TEXT, Data.CHOICE})
PLACED = frozenset({Data.PLACE})
_KINDS = {
    DATED: _("una fecha"),
    CHOSEN: _("una lista de la que se elige una"),
    WRITTEN: _("un texto, un número o una lista"),
    FOUND_BY: _("un texto, un número, una fecha o una lista"),
    SHOWN: _("una pregunta que se responde"),
    NAMED: _("un texto"),
    PLACED: _("un punto (geopoint)"),
}
VIEW_WORDS = frozenset(
    {
        *("day", "month", "quarter", "semester", "year", "unit", "state", "place"),
        *("día", "dia", "mes", "trimestre", "semestre", "año", "unidad", "estado", "lugar"),
    }
)
"""By what a view may group beside the questions."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A question that the definition names, and what it has to be. ``inside``: it may stand in a repeat."""

    place: str
    reference: str
    data: frozenset[Data]
    inside: bool = False


def check_against_form(definition: RegisterDefinition, form: Form) -> None:
    """Raise :class:`~faro.kernel.errors.InputProblems` with everything in which the two do not fit."""
    problems = ProblemList()
    for mention in _mentions(definition):
        _check(mention, form, problems)
    for number, carry in enumerate(definition.carry, 1):
        if carry.repeat not in form.repeats:
            known = ", ".join(form.repeats) or _("ninguno")
            mend = _("Los grupos que se repiten son: {names}.").format(names=known)
            place = Place(FILE, None, f"carry {number} · repeat")
            problems.add("unknown_repeat", place, _("El formulario no tiene ese grupo."), mend, carry.repeat)
    for number, follow in enumerate(definition.follows, 1):
        question = form.find(follow.link)
        if question is not None and question.external_list != follow.register:
            mend = _("La pregunta toma su lista con select_one_from_file {code}.csv.").format(code=follow.register)
            place = Place(FILE, None, f"follows {number} · link")
            problems.add("not_its_list", place, _("Esa pregunta no nombra a ese registro."), mend, follow.link)
    if definition.access.sensitive:
        _check_reserved(form, problems)
    _check_conditions(definition, form, problems)
    problems.raise_if_any(FILE)


def _check_reserved(form: Form, problems: ProblemList) -> None:
    """Files are kept with the evidence of the unit, where more people see them than may see a reserved register."""
    for question in form.questions.values():
        if question.data is Data.FILE:
            mend = _("Quite la pregunta del formulario, o guarde el documento fuera y anote su número.")
            message = _("Un registro reservado no lleva fotos ni archivos.")
            problems.add("reserved_file", Place(FILE, None, "access · sensitive"), message, mend, question.key)


def _check_conditions(definition: RegisterDefinition, form: Form, problems: ProblemList) -> None:
    words = words_of(definition, form)
    said = [(f"moves {number} · when", move.when, "") for number, move in enumerate(definition.moves, 1)]
    said += [(f"deadlines {number} · when", rule.when, "") for number, rule in enumerate(definition.deadlines, 1)]
    said += [(f"follows {number} · when", each.when, "") for number, each in enumerate(definition.follows, 1)]
    said += [(f"carry {number} · open", each.open, each.repeat) for number, each in enumerate(definition.carry, 1)]
    said += [(f"views {number} · filter", view.filter, "") for number, view in enumerate(definition.views, 1)]
    mend = _("Las condiciones se escriben como en docs/registers: resultado = 'conforme' y no (motivo vacío).")
    for place, text, repeat in said:
        for problem in check_condition(text, words, repeat) if text else ():
            problems.add("condition", Place(FILE, None, place), str(problem), mend, text)


def _check(mention: _Mention, form: Form, problems: ProblemList) -> None:
    place = Place(FILE, None, mention.place)
    question = form.find(mention.reference)
    if question is None:
        message = _("El formulario no tiene esa pregunta.")
        problems.add("unknown_question", place, message, _nearest(mention.reference, form), mention.reference)
        return
    if question.repeat is not None and not mention.inside:
        message = _("Esa pregunta está en un grupo que se repite.")
        mend = _("Aquí va una pregunta que se responde una sola vez.")
        problems.add("inside_repeat", place, message, mend, mention.reference)
    if question.data not in mention.data and question.kind is not Kind.CALCULATE:
        mend = _("Aquí va {what}.").format(what=_KINDS[mention.data])
        problems.add("kind", place, _("Esa pregunta es de otra clase."), mend, mention.reference)


def _nearest(reference: str, form: Form) -> str:
    """The keys that may have been meant: those of its repeat, else those that begin alike."""
    start = reference.rpartition(".")[2][:3].lower()
    near = [key for key in form.questions if key.lower().startswith(start)] or list(form.questions)
    return _("Preguntas del formulario: {keys}.").format(keys=", ".join(near[:12]))


def _mentions(definition: RegisterDefinition) -> Iterator[_Mention]:
    yield from _of_record(definition)
    yield from _of_columns(definition)
    for number, person in enumerate(definition.people, 1):
        yield from _of_person(f"people {number}", person)
    for number, move in enumerate(definition.moves, 1):
        yield from (_Mention(f"moves {number} · ask", key, SHOWN) for key in move.ask)
    for number, rule in enumerate(definition.deadlines, 1):
        yield from _of_deadline(f"deadlines {number}", rule)
    for number, carry in enumerate(definition.carry, 1):
        yield _Mention(f"carry {number} · link", carry.link, WRITTEN)
    for number, follow in enumerate(definition.follows, 1):
        yield _Mention(f"follows {number} · link", follow.link, CHOSEN)
    for number, view in enumerate(definition.views, 1):
        yield from _of_view(f"views {number}", view)


def _of_record(definition: RegisterDefinition) -> Iterator[_Mention]:
    record = definition.record
    one = (("day", record.day, DATED), ("place", record.place, NAMED), ("point", record.point, PLACED))
    for key, reference, data in one:
        if reference:
            yield _Mention(f"record · {key}", reference, data)
    yield from (_Mention("record · title", key, SHOWN) for key in record.title_keys)
    yield from (_Mention("record · unique", key, FOUND_BY) for rule in record.unique for key in rule)


def _of_columns(definition: RegisterDefinition) -> Iterator[_Mention]:
    columns = definition.columns
    lists: tuple[tuple[str, Collection[str], frozenset[Data]], ...] = (
        ("personal", columns.personal, SHOWN),
        ("sensitive", columns.sensitive, SHOWN),
        ("filters", columns.filters, FOUND_BY),
    )
    for key, references, data in lists:
        yield from (_Mention(f"columns · {key}", each, data, inside=True) for each in references)
    yield from (_Mention("columns · table", each, SHOWN) for each in columns.table if each != NUMBER)


def _of_person(place: str, person: PersonRule) -> Iterator[_Mention]:
    yield _Mention(f"{place} · question", person.question, WRITTEN, inside=True)
    if person.identifier_question:
        yield _Mention(f"{place} · identifier_question", person.identifier_question, CHOSEN, inside=True)
    for key, reference in (("name", person.name), ("family_name", person.family_name)):
        if reference:
            yield _Mention(f"{place} · {key}", reference, NAMED, inside=True)


def _of_deadline(place: str, rule: DeadlineRule) -> Iterator[_Mention]:
    if rule.until:
        yield _Mention(f"{place} · until", rule.until, DATED)
    elif rule.since != SINCE_STATE:
        yield _Mention(f"{place} · from", rule.since, DATED)


def _of_view(place: str, view: ViewRule) -> Iterator[_Mention]:
    if view.day:
        yield _Mention(f"{place} · day", view.day, DATED)
    for key, references in (("rows", (view.rows,)), ("columns", view.columns), ("by", (view.by,))):
        for reference in references:
            if reference and reference not in VIEW_WORDS:
                yield _Mention(f"{place} · {key}", reference, SHOWN, inside=True)
