"""Registers and records in the words of a page, covered where this reader may not see them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from faro.directory.api import unit_labels
from faro.kernel.formats import MISSING, day, quantity
from faro.kernel.text import _
from faro.ledger.api import HistoryEntry
from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.forms.model import Data, Form, Group, Node, Question, Repeat
from faro.registers.domain.measures import words_of
from faro.registers.domain.showing import Titles, shown
from faro.registers.domain.states import deadline_of
from faro.registers.models import Record, Register
from faro.registers.selectors.access import HIDDEN, Sight, covered_answers, title_for
from faro.registers.services.keeping import seen_as_it_stands
from faro.registers.services.writing import numbers_named, targets_of
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn, counted


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the form: what was answered in it, and the rows of what repeats."""

    title: str
    facts: tuple[Fact, ...]
    tables: tuple[DataTable, ...]


def list_crumb() -> Crumb:
    """The way back to all registers."""
    return Crumb(_("Registros"), reverse("registers:list"))


def register_crumb(register: Register) -> Crumb:
    """The way back to a register."""
    return Crumb(register.name, reverse("registers:register", args=[register.code]))


def record_path(register: Register, key: str) -> str:
    """The page of a record."""
    return reverse("registers:record", args=[register.code, key])


def records_table(sight: Sight, records: Sequence[Record], caption: str, today: date) -> DataTable:
    """The lines of a register's list: number, the questions its definition names, state and deadline."""
    register = sight.register
    version = register.version
    definition, form = version.rules, version.form
    named = [form.questions[key] for key in definition.columns.table if key in form.questions]
    titles = titles_of(form, [Answers(record.answers) for record in records])
    labels = [_("Número"), *(_label(each) for each in named)]
    if not named:
        labels += [definition.record.one, _("Fecha")]
    if definition.states:
        labels.append(_("Estado"))
    if definition.deadlines:
        labels.append(_("Vence"))
    rows = tuple(tuple(_cells(sight, record, named, titles, today)) for record in records)
    return DataTable(caption, tuple(TableColumn(label) for label in labels), rows, stacked=True)


def _cells(sight: Sight, record: Record, named: Sequence[Question], titles: Titles, today: date) -> Iterator[Cell]:
    definition, form = sight.register.version.rules, sight.register.version.form
    covered = sight.covered(record.unit, definition, form)
    values = covered_answers(Answers(record.answers), covered).values
    yield Cell(_numbered(record), url=record_path(sight.register, record.key))
    for question in named:
        yield Cell(said(form, question, values.get(question.key), titles) or "–")
    if not named:
        yield Cell(title_for(record, covered))
        yield Cell(day(record.day))
    if definition.states:
        yield Cell(definition.state_name(record.state) if record.is_live else _("Anulada"))
    if definition.deadlines:
        late = record.due is not None and record.due < today
        yield Cell(day(record.due) if record.due else "", light="red" if late else "")


def _numbered(record: Record) -> str:
    return _("{number} (de muestra)").format(number=record.number) if record.synthetic else record.number


def titles_of(form: Form, answers: Iterable[Answers]) -> Titles:
    """The titles of all records of other registers that some answers name."""
    named: dict[str, set[str]] = {}
    for each in answers:
        for code, numbers in numbers_named(form, each).items():
            named.setdefault(code, set()).update(numbers)
    return {target: title for target, (_pk, title) in targets_of(named).items()}


def said(form: Form, question: Question, value: Value | None, titles: Titles) -> str:
    """An answer in words; one that is covered stays so."""
    return HIDDEN if value == HIDDEN else shown(form, question, value, titles)


def sections_of(form: Form, answers: Answers, titles: Titles) -> tuple[Section, ...]:
    """The answers in the groups of the form, in its order; a group without answers is left out."""
    loose: list[Node] = []
    found: list[Section] = []
    for node in form.children:
        if isinstance(node, Group) and node.label:
            found += _closed(form, loose, answers, titles)
            loose = []
            found += _closed(form, [node], answers, titles, node.label)
        else:
            loose.append(node)
    found += _closed(form, loose, answers, titles)
    old = [Fact(key, str(value)) for key, value in answers.values.items() if key not in form.questions]
    if old:
        found.append(Section(_("Preguntas que el formulario ya no hace"), tuple(old), ()))
    return tuple(found)


def _closed(form: Form, nodes: Sequence[Node], answers: Answers, titles: Titles, title: str = "") -> list[Section]:
    facts = tuple(_facts(form, nodes, answers.values, titles))
    tables = tuple(_tables(form, nodes, answers, titles))
    return [Section(title, facts, tables)] if facts or tables else []


def _facts(form: Form, nodes: Iterable[Node], values: Values, titles: Titles) -> Iterator[Fact]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _facts(form, node.children, values, titles)
        elif isinstance(node, Question) and values.get(node.key) is not None and node.data is not Data.NONE:
            value = values[node.key]
            yield Fact(_label(node), said(form, node, value, titles), _file_path(value))


def _label(question: Question) -> str:
    """A calculation without words goes by its name, written as words."""
    return question.label or question.name.replace("_", " ").capitalize()


def _file_path(value: Value) -> str:
    if isinstance(value, dict) and value.get("sha256"):
        return reverse("evidence:file", args=[value["sha256"]])
    return ""


def _tables(form: Form, nodes: Iterable[Node], answers: Answers, titles: Titles) -> Iterator[DataTable]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _tables(form, node.children, answers, titles)
        elif isinstance(node, Repeat) and answers.items.get(node.name):
            rows = answers.items[node.name]
            questions = [form.questions[key] for key in node.questions]
            asked = [each for each in questions if any(row.get(each.key) is not None for row in rows)]
            cells = tuple(
                (Cell(str(place)), *(_cell(form, question, row.get(question.key), titles) for question in asked))
                for place, row in enumerate(rows, start=1)
            )
            columns = (TableColumn(_("Fila")), *(TableColumn(_label(question)) for question in asked))
            yield DataTable(node.label or node.name, columns, cells, stacked=True)


def _cell(form: Form, question: Question, value: Value | None, titles: Titles) -> Cell:
    return Cell(said(form, question, value, titles), _file_path(value) if value is not None else "")


def facts_of(record: Record, title: str, today: date) -> tuple[Fact, ...]:
    """What a record is, beside its answers."""
    definition = record.version.rules
    found = [Fact(_("Número"), record.number), Fact(_("Fecha"), day(record.day))]
    if definition.states:
        since = _("desde el {day}").format(day=day(record.state_since))
        found.append(Fact(_("Estado"), definition.state_name(record.state), note=since))
    if record.due is not None:
        words = words_of(definition, record.version.form)
        rule = deadline_of(definition, words, seen_as_it_stands(record, record.whole))
        late = (today - record.due).days
        note = counted(late, _("día vencido"), _("días vencidos")) if late > 0 else (rule.norm if rule else "")
        found.append(Fact(rule.name if rule else _("Vence"), day(record.due), note=note))
    found.append(Fact(_("Unidad"), unit_labels().get(record.unit, record.unit)))
    found.append(Fact(_("Anotada"), day(record.entered_at.date()), note=record.get_origin_display()))
    return tuple(fact for fact in found if fact.value not in ("", MISSING, title))


def history_of(form: Form, entries: Iterable[HistoryEntry], titles: Titles) -> tuple[HistoryEntry, ...]:
    """Entries with the questions by their label, choices and numbers in words."""
    return tuple(
        replace(entry, changes=tuple(_change(form, change, titles) for change in entry.changes)) for entry in entries
    )


def _change(form: Form, change: tuple[str, str, str], titles: Titles) -> tuple[str, str, str]:
    label, before, after = change
    words, _bracket, rest = label.partition(" (")
    key = rest.removesuffix(")")
    if words == _("Fila"):
        return _row_label(form, key), _row_said(form, key, before, titles), _row_said(form, key, after, titles)
    question = form.questions.get(key) if words == _("Respuesta") else None
    if question is None:
        return change
    return _label(question), _was(form, question, before, titles), _was(form, question, after, titles)


def _row_label(form: Form, key: str) -> str:
    name, _dot, number = key.rpartition(".")
    repeat = form.repeats.get(name)
    title = repeat.label if repeat is not None and repeat.label else name
    return _("{repeat}, fila {number}").format(repeat=title, number=number)


def _row_said(form: Form, key: str, text: str, titles: Titles) -> str:
    """A row as it is read, question by question; what is no row, as one that is covered, stays as it is."""
    try:
        row = json.loads(text)
    except ValueError:
        return text
    if not isinstance(row, dict):
        return text
    repeat = key.rpartition(".")[0]
    asked = [each for each in form.questions.values() if each.repeat == repeat and each.key in row]
    told = [f"{_label(each)}: {said(form, each, row[each.key], titles)}" for each in asked]
    known = {each.key for each in asked}
    told += [f"{name}: {_plain(value)}" for name, value in row.items() if name not in known]
    return "; ".join(told)


def _plain(value: Value) -> str:
    if isinstance(value, dict):
        return value.get("name", "")
    return ", ".join(value) if isinstance(value, list) else str(value)


def _was(form: Form, question: Question, text: str, titles: Titles) -> str:
    if question.data in (Data.NUMBER, Data.WHOLE) and text.lstrip("-").isdigit():
        return quantity(int(text))
    if question.data is Data.CHOICES:
        return shown(form, question, text.split(), titles)
    return shown(form, question, text, titles) if text != MISSING else text
