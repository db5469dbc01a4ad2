"""Questions in the words and order of a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from faro.directory.api import unit, unit_labels
from faro.kernel.formats import day
from faro.kernel.text import _, ngettext
from faro.questions.domain.states import STATES
from faro.questions.links import public_path
from faro.questions.models import Statement
from faro.questions.selectors import Followed, Term
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn, moment
from faro.workflow.clock import Clock, ClockState


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said, with who says it and, for an answer, its outcome."""

    statement: Statement
    who: str
    outcome: str


def public_crumb() -> Crumb:
    """The way back to the public list."""
    return Crumb(_("Cuestiones"), reverse("public_questions:list"))


def staff_crumb() -> Crumb:
    """The way back to the list of the staff."""
    return Crumb(_("Cuestiones"), reverse("questions:list"))


def staff_path(number: str) -> str:
    """The page of a question for the staff."""
    return reverse("questions:question", kwargs={"number": number})


def planning_office() -> str:
    """Who answers what no unit is named for."""
    return _("Oficina de planeamiento")


def unit_name(code: str) -> str:
    """A unit by name; without code, the office that answers for the whole."""
    row = unit(code) if code else None
    return row.name if row else code or planning_office()


def table_of(questions: Iterable[Followed], caption: str, address: Callable[[str], str] = public_path) -> DataTable:
    """The lines of a list, with the names of the units read once."""
    names = unit_labels()
    columns = (_("Número"), _("Cifra"), _("Recibida"), _("Responde"), _("Estado"), _("Plazo"))
    return DataTable(
        caption=caption,
        columns=tuple(TableColumn(label) for label in columns),
        rows=tuple(_line(each, names, address) for each in questions),
        stacked=True,
    )


def _line(shown: Followed, names: dict[str, str], address: Callable[[str], str]) -> tuple[Cell, ...]:
    question = shown.question
    return (
        Cell(question.number, url=address(question.number)),
        Cell(question.subject_title),
        Cell(moment(question.received_at)[:10]),
        Cell(names.get(question.unit, question.unit) or planning_office()),
        Cell(shown.state_words),
        Cell(term_words(shown)),
    )


def term_words(shown: Followed) -> str:
    """How a question stands in time, in a few words."""
    term = shown.term
    if shown.question.is_open:
        return _open_words(term)
    return _late_words(term) if term.late_days else _("En plazo")


def _open_words(term: Term) -> str:
    if term.state is ClockState.SUSPENDED:
        return _("Suspendido")
    if term.late_days:
        return f"{_('Vencido')}: {_late_words(term)}"
    return _("{state}, hasta el {day}").format(state=term.words, day=day(term.due))


def _late_words(term: Term) -> str:
    return ngettext("{n} día hábil tarde", "{n} días hábiles tarde", term.late_days).format(n=term.late_days)


def facts_of(shown: Followed) -> tuple[Fact, ...]:
    """What a question is about and how it stands."""
    question = shown.question
    facts = [
        Fact(_("Cifra"), question.subject_title, question.subject_url),
        Fact(_("Decía al preguntar"), question.figure),
        Fact(_("Recibida"), moment(question.received_at)),
        Fact(_("Responde"), unit_name(question.unit)),
        Fact(_("Estado"), shown.state_words, note=_reopened(question.round)),
        Fact(_("Plazo"), term_words(shown), note=_term_note(shown.term.clock)),
    ]
    return tuple(fact for fact in facts if fact.value)


def _reopened(rounds: int) -> str:
    return _("Se reabrió: quien preguntó dijo que no se le respondió.") if rounds > 1 else ""


def _term_note(clock: Clock) -> str:
    """Why the due day is what it is: the term, its pauses and its extension."""
    words = [ngettext("{n} día hábil.", "{n} días hábiles.", clock.days).format(n=clock.days)]
    words += [
        _("Ampliado {n} días el {day}: {reason}").format(n=each.days, day=day(each.on), reason=each.reason)
        for each in clock.extensions
    ]
    for pause in clock.suspensions:
        span = _("Suspendido del {since} al {until} por falta de una aclaración.")
        still = _("Suspendido desde el {since} por falta de una aclaración.")
        words.append((span if pause.until else still).format(since=day(pause.since), until=day(pause.until)))
    return " ".join(words)


def thread_of(shown: Followed) -> list[Utterance]:
    """All that was said, oldest first."""
    names = unit_labels()
    return [
        Utterance(
            statement,
            _("Quien pregunta") if statement.by_asker else names.get(statement.unit, planning_office()),
            STATES.label(statement.outcome) if statement.outcome else "",
        )
        for statement in shown.statements
    ]
