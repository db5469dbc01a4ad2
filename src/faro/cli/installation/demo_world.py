"""The world of the demonstration, made through the services of the rooms as people would."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from faro.cli.installation.demo_hearings import add_upcoming_hearing
from faro.directory.api import Person, demo_cast
from faro.evaluation.api import CommitmentFacts, Publication, make_commitment, publish
from faro.evidence.api import publish_file, store_file
from faro.kernel.text import _
from faro.ledger.api import Actor, subject_key
from faro.package.reading import read_package
from faro.plans.api import import_package
from faro.questions.api import Question, answer, ask, publish_statement

COMMAND = Actor("command:demo")
DOCUMENTS = ("docx", "pdf", "xlsx", "html")
OPEN_ABOUT, ANSWERED_ABOUT = "IND.01.OEI.05", "IND.01.OEI.01"
COMMITMENT = "DEMO-1"
FILE_UNIT = "03.08.04"
FILE_TEXT = _("Documento de demostración: aquí iría el sustento de la cifra, tal como lo envió la unidad.")


@dataclass(frozen=True, slots=True)
class DemoWorld:
    """What was made: the plan, its publication, one person for each role, and what is in progress."""

    plan: str
    year: int
    publication: Publication
    cast: dict[str, Person]
    open_question: Question
    answered_question: Question
    commitment: str = COMMITMENT

    def actor(self, role: str) -> Actor:
        """That person, acting in that role."""
        return actor_of(self.cast[role], role)


def actor_of(person: Person, role: str) -> Actor:
    """A person of the cast as the ledger names them."""
    return Actor(f"person:{person.key}", role)


@transaction.atomic
def build_demo(package_path: Path, documents: Sequence[str] = DOCUMENTS) -> DemoWorld:
    """Load the plan, publish it, name the cast and leave a few things in progress, each marked as of the demo.

    ``documents``: formats of the report made with the publication.
    """
    package = read_package(package_path)
    import_package(
        actor=COMMAND,
        package=package,
        instrument=package.plan.approval_instrument or "",
        reason=_("Primera carga, para la demostración"),
    )
    cast = demo_cast(actor=COMMAND)
    planner = actor_of(cast["planeamiento"], "planeamiento")
    publication = publish(
        actor=planner,
        plan_code=package.name,
        year=package.plan.evaluation_year,
        reason=_("Primera publicación"),
        formats=documents,
    )
    add_upcoming_hearing(planner, package.name)
    make_commitment(actor=planner, plan_code=package.name, code=COMMITMENT, facts=_commitment())
    _file(package.name, planner)
    open_question, answered = _questions(package.name, planner)
    return DemoWorld(package.name, package.plan.evaluation_year, publication, cast, open_question, answered)


def _commitment() -> CommitmentFacts:
    return CommitmentFacts(
        action=_("Compromiso de demostración: revisar con cada unidad la ficha de sus indicadores."),
        unit="03.06",
        due_date=timezone.localdate() + timedelta(days=20),
        state="in_progress",
        note=_("No es de la municipalidad: muestra cómo se sigue un compromiso."),
    )


def _file(plan: str, planner: Actor) -> None:
    evidence = store_file(
        actor=planner,
        content=FILE_TEXT.encode(),
        name="sustento-de-demostracion.txt",
        unit=FILE_UNIT,
        about=[subject_key("indicator", plan, ANSWERED_ABOUT)],
    )
    publish_file(actor=planner, evidence=evidence, title=_("Sustento de demostración"), reason=_("Demostración"))


def _questions(plan: str, planner: Actor) -> tuple[Question, Question]:
    asked = ask(
        subject=subject_key("indicator", plan, OPEN_ABOUT),
        text=_("Pregunta de demostración: ¿con qué registros se obtuvo este valor y quién los guarda?"),
    )
    _show(asked, planner)
    other = ask(
        subject=subject_key("indicator", plan, ANSWERED_ABOUT),
        text=_("Pregunta de demostración: ¿este valor es del año o acumulado desde el inicio del plan?"),
    )
    _show(other, planner)
    words = _("Respuesta de demostración: la ficha del indicador dice cómo se calcula; la página la muestra completa.")
    return asked, answer(actor=planner, question=other, outcome="answered", text=words)


def _show(question: Question, planner: Actor) -> None:
    for statement in question.statements.all():
        publish_statement(actor=planner, statement=statement)
