"""What is told in the digest of the day, and to whom: those who hold the posts today."""

from collections.abc import Sequence
from dataclasses import dataclass

from faro.directory.api import Person, people_who_may
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.monitoring.domain.reporting import states
from faro.monitoring.domain.reporting.keys import measure_key, report_key
from faro.monitoring.models import Clash, IndicatorReport, Observation, UnitReport
from faro.monitoring.selectors.reporting.hands import reviewers
from faro.notices.api import queue_mail, withdraw_mail

ACTOR = Actor("job:monitoring.mail")
Report = UnitReport | IndicatorReport


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject and what it says, with the report in it."""

    kind: str
    subject: str
    body: str


OPENED = Letter(
    "monitoring.opened",
    _("Se abrió {what}"),
    _("Ya se puede llenar {what}. Vence el {due}.\nÁbralo en Faro, en «Lo que debo este mes»."),
)
DUE_SOON = Letter(
    "monitoring.due_soon",
    _("Por vencer el {due}: {what}"),
    _("Falta enviar {what}. Vence el {due}.\nÁbralo en Faro, en «Lo que debo este mes»."),
)
OVERDUE = Letter(
    "monitoring.overdue",
    _("Vencido el {due}: {what}"),
    _("No se envió {what}, que venció el {due}. Todavía se puede enviar; constará como enviado tarde."),
)
TO_CHECK = Letter(
    "monitoring.to_check", _("Por revisar: {what}"), _("{what} espera su revisión.\nÁbralo en Faro, en Reportes.")
)
TO_RELEASE = Letter(
    "monitoring.to_release", _("Por liberar: {what}"), _("{what} está revisado y espera que se libere.")
)
OBSERVED = Letter("monitoring.observed", _("Observado: {what}"), _("En {what} hay que corregir, hasta el {mend}:"))
CLASHED = Letter(
    "monitoring.clashed",
    _("Dos valores distintos en {what}"),
    _("Dos personas escribieron a la vez la misma cifra en {what}. Elijan cuál queda antes de enviarlo."),
)


def name_of(report: Report) -> str:
    """``el reporte de 2023-03 de 03.08.04``."""
    if isinstance(report, UnitReport):
        return _("el reporte {period} de la unidad {unit}").format(period=report.period.code, unit=report.unit)
    return _("la medición {period} de {indicator}").format(period=report.period.code, indicator=report.indicator)


def tell_fillers(report: Report, letter: Letter) -> int:
    """Tell those of the unit who fill. Gives how many have an address."""
    return _tell(people_who_may(states.MAY_FILL, report.unit), report, letter)


def tell_checkers(report: Report) -> None:
    """Tell whoever of the unit, or above it, may check what others wrote."""
    _tell(reviewers(report, states.MAY_CHECK), report, TO_CHECK)


def tell_releasers(report: Report) -> None:
    """Tell planning."""
    _tell(reviewers(report, states.MAY_RELEASE), report, TO_RELEASE)


def tell_of_observations(report: Report, made: Sequence[Observation]) -> None:
    """Tell the unit what is to be mended."""
    lines = [f"— {each.figure.activity.code}: {each.text}" if each.figure else f"— {each.text}" for each in made]
    mend = made[0].due
    for person in people_who_may(states.MAY_FILL, report.unit):
        body = "\n".join([_words(OBSERVED.body, report, mend=day(mend)), *lines])
        _queue(person, report, OBSERVED, body)


def tell_of_clashes(report: Report, actor: Actor, clashes: Sequence[Clash]) -> None:
    """Tell the two who wrote; who is writing now sees it on the page."""
    rows = [clash.figure or clash.measure for clash in clashes]
    first = {row.filled_by for row in rows if row is not None and row.filled_by != actor.key}
    people = [person for person in people_who_may(states.MAY_FILL, report.unit) if f"person:{person.key}" in first]
    withdraw_mail(subject_key=key_of(report), kind=CLASHED.kind)
    _tell(people, report, CLASHED)


def withdraw(report: Report) -> None:
    """What waits for the digest about a report that went on is no longer so."""
    withdraw_mail(subject_key=key_of(report))


def key_of(report: Report) -> str:
    """The report's key in the ledger."""
    if isinstance(report, UnitReport):
        return report_key(report.poi.plan.code, report.period.code, report.unit)
    return measure_key(report.plan.code, report.period.code, report.indicator)


def _tell(people: Sequence[Person], report: Report, letter: Letter) -> int:
    told = [person for person in people if person.email]
    for person in told:
        _queue(person, report, letter, _words(letter.body, report))
    return len(told)


def _queue(person: Person, report: Report, letter: Letter, body: str) -> None:
    if person.email:
        queue_mail(
            actor=ACTOR,
            to=person.email,
            subject=_words(letter.subject, report),
            body=body,
            kind=letter.kind,
            subject_key=key_of(report),
        )


def _words(text: str, report: Report, **more: str) -> str:
    words = text.format(what=name_of(report), due=day(report.due), **more)
    return words[:1].upper() + words[1:]
