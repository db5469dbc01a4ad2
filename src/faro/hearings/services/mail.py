"""What is told by e-mail: to citizens at once, to the staff in the digest of the day."""

from dataclasses import dataclass

from django.utils import timezone

from faro.directory.api import people_who_may
from faro.hearings.keys import commitment_key, key_of, question_key
from faro.hearings.links import attendee_path, public_path
from faro.hearings.models import Attendee, Commitment, Hearing, HearingQuestion
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.notices.api import queue_mail

ACTOR = Actor("job:hearings.mail")


@dataclass(frozen=True, slots=True)
class Letter:
    """A kind of letter: its subject and its beginning, with the hearing's title and day in them."""

    kind: str
    subject: str
    opening: str


CHANGED = Letter("hearings.changed", _("Cambió la audiencia {code}"), _("Cambiaron los datos de «{title}»."))
POSTPONED = Letter("hearings.postponed", _("Se postergó la audiencia {code}"), _("Se postergó «{title}»."))
RESCHEDULED = Letter(
    "hearings.rescheduled", _("Nuevo día de la audiencia {code}"), _("«{title}» tiene nuevo día: {day}.")
)
CANCELLED = Letter("hearings.cancelled", _("Se canceló la audiencia {code}"), _("Se canceló «{title}»."))
DRAFT = Letter(
    "hearings.minutes_draft",
    _("Proyecto de acta de la audiencia {code}"),
    _("El proyecto de acta de «{title}» está publicado. Como usted asistió, puede observarlo hasta el {until}."),
)
FINAL = Letter(
    "hearings.minutes_final", _("Acta de la audiencia {code}"), _("El acta final de «{title}» está publicada.")
)


def confirm_registration(attendee: Attendee, site: str) -> None:
    """Tell who registered their number and turn, and the link that is only theirs."""
    hearing = attendee.hearing
    turn = _("Su turno para hablar es el {turn}.").format(turn=attendee.turn) if attendee.turn else ""
    lines = [
        _("Se inscribió en «{title}», con el número {number}.").format(title=hearing.title, number=attendee.number),
        turn,
        _when(hearing),
        _("Lugar: {place}").format(place=hearing.place),
        _("En línea: {url}").format(url=hearing.online_url) if hearing.online_url else "",
        "",
        _("Con este enlace, que es solo suyo, puede ver su inscripción y, si asiste, observar el acta:"),
        _absolute(site, attendee_path(attendee)),
    ]
    subject = _("Su inscripción en la audiencia {code}").format(code=hearing.code)
    _send(attendee.email, subject, "\n".join(line for line in lines if line), "hearings.registered", key_of(hearing))


def tell_registered(hearing: Hearing, letter: Letter, reason: str, *, site: str = "", until: str = "") -> None:
    """Tell everyone who registered and left an address; of the minutes, those who came."""
    people = hearing.attendees.exclude(email="")
    if letter in (DRAFT, FINAL):
        people = people.exclude(came_at=None)
    for each in people.select_related("hearing"):
        words = {"code": hearing.code, "title": hearing.title, "day": _day(hearing), "until": until}
        link = attendee_path(each) if letter is DRAFT else public_path(hearing.code)
        why = _("Motivo: {reason}").format(reason=reason) if reason else ""
        body = "\n".join(part for part in (letter.opening.format(**words), why, "", _absolute(site, link)) if part)
        _send(each.email, letter.subject.format(**words), body, letter.kind, key_of(hearing))


def confirm_question(question: HearingQuestion, site: str) -> None:
    """Tell who asked the number of the question."""
    words = {"number": question.number, "title": question.hearing.title}
    body = _("Recibimos su pregunta {number} para «{title}». Se publica cuando alguien la haya leído.").format(**words)
    link = _absolute(site, public_path(question.hearing.code))
    _send(
        question.email,
        _("Recibimos su pregunta {number}").format(**words),
        f"{body}\n\n{link}",
        "hearings.question_received",
        question_key(question.hearing, question.number),
    )


def tell_asker(question: HearingQuestion, subject: str, words: str, kind: str) -> None:
    """Tell who asked what became of the question."""
    _send(
        question.email,
        subject.format(number=question.number),
        f"{words}\n\n{public_path(question.hearing.code)}",
        kind,
        question_key(question.hearing, question.number),
    )


def tell_unit(question: HearingQuestion, *, kind: str, words: str) -> None:
    """Tell those who answer for the unit."""
    _tell_staff("hearings.answer", question.unit, words, kind, question_key(question.hearing, question.number))


def tell_committed(commitment: Commitment, *, kind: str, words: str) -> None:
    """Tell those who follow the commitments of the unit."""
    _tell_staff("hearings.answer", commitment.unit, words, kind, commitment_key(commitment))


def tell_managers(words: str, kind: str, key: str) -> None:
    """Tell those who owe a step of a hearing."""
    _tell_staff("hearings.manage", "", words, kind, key)


def _tell_staff(permission: str, unit: str, words: str, kind: str, key: str) -> None:
    for person in people_who_may(permission, unit):
        if person.email:
            queue_mail(actor=ACTOR, to=person.email, subject=words, body=words, kind=kind, subject_key=key)


def _send(to: str, subject: str, body: str, kind: str, key: str) -> None:
    if to:
        queue_mail(actor=ACTOR, to=to, subject=subject, body=body, kind=kind, subject_key=key, at_once=True)


def _when(hearing: Hearing) -> str:
    return _("Día y hora: {when} (hora de Perú, UTC−5)").format(when=_day(hearing))


def _day(hearing: Hearing) -> str:
    return f"{timezone.localtime(hearing.starts_at):%d/%m/%Y %H:%M}"


def _absolute(site: str, path: str) -> str:
    return f"{site.rstrip('/')}{path}"
