"""What is told by e-mail: to who asked at once, to those who answer in the digest of the day."""

from dataclasses import dataclass

from faro.directory.api import people_who_may
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.notices.api import queue_mail, withdraw_mail
from faro.questions.links import follow_up_path, public_path
from faro.questions.models import Question
from faro.questions.services.notes import key_of

ACTOR = Actor("job:questions.mail")
ANSWER = "questions.answer"


@dataclass(frozen=True, slots=True)
class _Letter:
    """A subject and a beginning, with the number in it."""

    kind: str
    subject: str
    opening: str


CLARIFICATION = _Letter(
    "questions.clarification_asked",
    _("Falta una aclaración sobre su cuestión {number}"),
    _("Para responder su cuestión {number}, la municipalidad necesita que aclare:"),
)
ANSWERED = _Letter(
    "questions.answered",
    _("Respuesta a su cuestión {number}"),
    _("La municipalidad respondió su cuestión {number}:"),
)
NEW = _Letter("questions.new", _("Cuestión {number} por responder"), _("Se recibió la cuestión {number} sobre:"))
REASSIGNED = _Letter(
    "questions.reassigned", _("Cuestión {number} derivada"), _("Le derivaron la cuestión {number} sobre:")
)
CLARIFIED = _Letter(
    "questions.clarified", _("Aclararon la cuestión {number}"), _("Aclararon la cuestión {number} sobre:")
)
CONTESTED = _Letter(
    "questions.contested",
    _("Reabrieron la cuestión {number}"),
    _("Quien preguntó dice que no se le respondió. Se reabrió la cuestión {number} sobre:"),
)
DUE_SOON = _Letter(
    "questions.due_soon",
    _("Está por vencer la cuestión {number}"),
    _("Está por vencer el plazo de la cuestión {number} sobre:"),
)
OVERDUE = _Letter(
    "questions.overdue", _("Venció la cuestión {number}"), _("Venció el plazo de la cuestión {number} sobre:")
)


def confirm_receipt(question: Question, site: str) -> None:
    """Tell who asked the number, and the link with which to follow it."""
    body = _("Recibimos su cuestión {number} sobre:\n{title}\n\nRespuesta: {public}\n\n{secret}").format(
        number=question.number,
        title=question.subject_title,
        public=_absolute(site, public_path(question.number)),
        secret=_secret_paragraph(question, site),
    )
    _to_asker(question, _("Recibimos su cuestión {number}").format(number=question.number), body, "questions.received")


def tell_asker(question: Question, letter: _Letter, words: str, site: str) -> None:
    """Tell who asked what the municipality said."""
    body = f"{letter.opening.format(number=question.number)}\n\n{words}\n\n{_secret_paragraph(question, site)}"
    _to_asker(question, letter.subject.format(number=question.number), body, letter.kind)


def tell_answerers(question: Question, letter: _Letter) -> None:
    """Tell those who may answer for the unit; they read the question in Faro, not in their mail."""
    opening = letter.opening.format(number=question.number)
    body = "\n".join([opening, question.subject_title, "", _("Ábrala en Faro, en Trabajo, Cuestiones.")])
    for person in people_who_may(ANSWER, question.unit):
        if person.email:
            queue_mail(
                actor=ACTOR,
                to=person.email,
                subject=letter.subject.format(number=question.number),
                body=body,
                kind=letter.kind,
                subject_key=key_of(question.number),
            )


def withdraw_reminders(question: Question) -> None:
    """What waits for the digest about a question that is answered is no longer so."""
    withdraw_mail(subject_key=key_of(question.number))


def _to_asker(question: Question, subject: str, body: str, kind: str) -> None:
    if question.email:
        queue_mail(
            actor=ACTOR,
            to=question.email,
            subject=subject,
            body=body,
            kind=kind,
            subject_key=key_of(question.number),
            at_once=True,
        )


def _secret_paragraph(question: Question, site: str) -> str:
    sentence = _("Con este enlace, que es solo suyo, puede aclarar su cuestión o decir que no se le respondió:\n{link}")
    return sentence.format(link=_absolute(site, follow_up_path(question.number)))


def _absolute(site: str, path: str) -> str:
    return f"{site.rstrip('/')}{path}"
