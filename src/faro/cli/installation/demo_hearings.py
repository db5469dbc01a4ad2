"""The hearings of the demonstration: one of the made-up year with its minutes, one to come. Both say what they are."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from faro.hearings.api import (
    Asked,
    Attendee,
    GivenFile,
    Hearing,
    HearingFacts,
    HearingQuestion,
    Promise,
    Registration,
    admit_question,
    answer_questions,
    ask_at_desk,
    ask_question,
    call_hearing,
    close_minutes,
    decide_observation,
    follow_commitment,
    hold_hearing,
    make_commitment,
    note_arrival,
    observe_minutes,
    prepare_hearing,
    publish_draft,
    publish_report,
    register_attendee,
    reject_question,
    write_minutes,
)
from faro.kernel.text import _
from faro.ledger.api import Actor, subject_key

DAYS_AHEAD = 25
HELD_ON = date(2023, 5, 30)
UNIT, OTHER_UNIT = "03.08.04", "03.06"
PLACE = _("Local de demostración")
ONLINE = "https://audiencia.ejemplo.pe/"
PAPER = _("Documento de demostración: aquí iría lo que muestra que el compromiso se cumplió.")
ORGANISATIONS = (_("Junta vecinal de demostración"), "", _("Comité de demostración"))


def upcoming_day(today: date) -> date:
    """The day of the hearing to come: some weeks ahead, Monday to Friday."""
    day = today + timedelta(days=DAYS_AHEAD)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _at(day: date, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _facts(title: str, day: date, obligation: str = "") -> HearingFacts:
    agenda = (_("Ejecución del presupuesto"), _("Proyección al cierre del año"), _("Preguntas de los asistentes"))
    return HearingFacts(
        title=title,
        starts_at=_at(day),
        place=PLACE,
        online_url=ONLINE,
        obligation=obligation,
        capacity=200,
        agenda="\n".join(agenda),
    )


@transaction.atomic
def add_upcoming_hearing(planner: Actor, plan: str) -> Hearing:
    """A hearing that is called and open to registrations and questions."""
    title = _("Audiencia adicional de demostración")
    hearing = prepare_hearing(actor=planner, facts=_facts(title, upcoming_day(timezone.localdate())), synthetic=True)
    hearing = call_hearing(
        actor=planner, hearing=hearing, decree_number=_("D.A. de demostración"), decree_date=timezone.localdate()
    )
    register_attendee(hearing=hearing, facts=_person(1, speaks=True))
    question = ask_question(
        hearing=hearing,
        asked=Asked(
            text=_("Pregunta de demostración: ¿qué falta para llegar a la meta de este objetivo?"),
            subject=subject_key("element", plan, "OEI.01"),
        ),
    )
    admit_question(actor=planner, question=question, topic=_("Metas del plan"), unit=OTHER_UNIT)
    return hearing


def _person(number: int, *, speaks: bool = False, mode: str = Attendee.Mode.IN_PERSON) -> Registration:
    return Registration(
        name=_("Persona Inventada Número {n}").format(n=number),
        document_kind="dni",
        document=f"000000{number:02}",
        organisation=ORGANISATIONS[number % len(ORGANISATIONS)],
        mode=mode,
        speaks=speaks,
        topic=_("Tema de demostración") if speaks else "",
    )


@transaction.atomic
def add_held_hearing(planner: Actor, plan: str) -> Hearing:
    """The first hearing of the made-up year, gone from its call to its final minutes."""
    title = _("Primera audiencia de rendición de cuentas de 2023 (de muestra)")
    hearing = prepare_hearing(actor=planner, facts=_facts(title, HELD_ON, "may"), synthetic=True)
    decree = _("D.A. 001-2023 de muestra")
    hearing = call_hearing(actor=planner, hearing=hearing, decree_number=decree, decree_date=date(2023, 5, 3))
    people = _register(hearing)
    questions = _ask(hearing, plan)
    publish_report(actor=planner, hearing=hearing, at=_at(date(2023, 5, 19)))
    for person in people[:-1]:
        note_arrival(actor=planner, attendee=person, at=_at(HELD_ON, 9))
    hearing = hold_hearing(actor=planner, hearing=hearing, at=_at(HELD_ON, 13))
    questions += _ask_at_the_hearing(planner, hearing, people[0])
    _moderate_and_answer(planner, questions)
    _promise(planner, hearing, questions[0])
    return _write_minutes(planner, hearing, people[0])


def _register(hearing: Hearing) -> list[Attendee]:
    modes = (Attendee.Mode.IN_PERSON, Attendee.Mode.ONLINE)
    return [
        register_attendee(
            hearing=hearing,
            facts=_person(number, speaks=number < 4, mode=modes[number % 2]),
            at=_at(date(2023, 5, 8) + timedelta(days=number)),
        )
        for number in range(1, 7)
    ]


def _ask(hearing: Hearing, plan: str) -> list[HearingQuestion]:
    texts = (
        (_("Pregunta de demostración: ¿por qué se gastó tan poco hasta abril?"), "neighbour", ""),
        (_("Pregunta de demostración: ¿cuándo se termina el parque?"), "organisation", ""),
        (_("Pregunta de demostración: ¿cómo va este objetivo?"), "neighbour", subject_key("element", plan, "OEI.04")),
        (_("Texto de demostración que no es una pregunta y nombra a alguien."), "neighbour", ""),
    )
    return [
        ask_question(hearing=hearing, asked=Asked(text=text, asker=asker, subject=subject), at=_at(date(2023, 5, 15)))
        for text, asker, subject in texts
    ]


def _ask_at_the_hearing(planner: Actor, hearing: Hearing, person: Attendee) -> list[HearingQuestion]:
    asked = Asked(text=_("Pregunta de demostración: ¿cuántas calles se limpian cada semana?"), asker="councillor")
    return [ask_at_desk(actor=planner, hearing=hearing, asked=asked, attendee=person, at=_at(HELD_ON, 12))]


def _moderate_and_answer(planner: Actor, questions: Sequence[HearingQuestion]) -> None:
    money, park, objective, rejected, streets = questions
    reason = _("No es una pregunta y nombra a una persona.")
    reject_question(actor=planner, question=rejected, reason=reason)
    for question, topic in (
        (money, _("Presupuesto")),
        (park, _("Obras")),
        (objective, _("Metas del plan")),
        (streets, _("Limpieza")),
    ):
        admit_question(actor=planner, question=question, topic=topic, unit=UNIT)
    said = _("Respuesta de demostración: las compras grandes se adjudican en el segundo trimestre.")
    answer_questions(actor=planner, questions=[money], text=said, at_hearing=True, at=_at(HELD_ON, 12))
    later = _("Respuesta de demostración: el informe lo muestra objetivo por objetivo.")
    answer_questions(actor=planner, questions=[objective], text=later, at=_at(date(2023, 6, 7)))
    late = _("Respuesta de demostración, tardía: la obra se recibe en setiembre.")
    answer_questions(actor=planner, questions=[park], text=late, at=_at(date(2023, 7, 4)))


def _promise(planner: Actor, hearing: Hearing, question: HearingQuestion) -> None:
    first = make_commitment(
        actor=planner,
        hearing=hearing,
        promise=Promise(
            text=_("Compromiso de demostración: publicar cada mes lo que falta adjudicar."),
            unit=UNIT,
            due_date=date(2023, 7, 31),
            question=question,
        ),
    )
    make_commitment(
        actor=planner,
        hearing=hearing,
        promise=Promise(
            text=_("Compromiso de demostración: llevar la lista de calles a la próxima audiencia."),
            unit=OTHER_UNIT,
            due_date=date(2023, 9, 29),
        ),
    )
    paper = GivenFile("compromiso-de-demostracion.txt", PAPER.encode())
    text = _("Se publicó la lista del mes.")
    follow_commitment(actor=planner, commitment=first, text=text, state="done", file=paper)


def _write_minutes(planner: Actor, hearing: Hearing, person: Attendee) -> Hearing:
    write_minutes(
        actor=planner,
        hearing=hearing,
        opening=_("Texto de demostración. Con la asistencia registrada, se abre la audiencia a las 10:00."),
        development=_("Texto de demostración. Se expone el informe publicado y se responde a los asistentes."),
        closing=_("Texto de demostración. Se cierra la audiencia a las 13:00."),
    )
    publish_draft(actor=planner, hearing=hearing, at=_at(date(2023, 6, 6)))
    words = _("Observación de demostración: falta decir a qué hora terminó.")
    observation = observe_minutes(attendee=person, text=words, at=_at(date(2023, 6, 8)))
    decide_observation(actor=planner, observation=observation, accepted=True, reason=_("La hora figura en el cierre."))
    minutes = close_minutes(actor=planner, hearing=hearing, at=_at(date(2023, 6, 19)))
    return minutes.hearing
