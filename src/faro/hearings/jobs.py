"""The room's scheduled work."""

from datetime import datetime, time

from faro.hearings.services.reminders import remind_answers, remind_commitments, remind_steps
from faro.hearings.services.retention import forget_contacts
from faro.kernel.text import _, ngettext
from faro.notices.api import Job


def _remind_steps(now: datetime) -> str:
    done = remind_steps(now=now)
    return ngettext("{n} paso recordado", "{n} pasos recordados", done).format(n=done)


def _remind_answers(now: datetime) -> str:
    done = remind_answers(now=now)
    return ngettext("{n} pregunta recordada", "{n} preguntas recordadas", done).format(n=done)


def _remind_commitments(now: datetime) -> str:
    done = remind_commitments(now=now)
    return ngettext("{n} compromiso recordado", "{n} compromisos recordados", done).format(n=done)


def _forget(now: datetime) -> str:
    done = forget_contacts(now=now)
    return ngettext("{n} registro sin datos personales", "{n} registros sin datos personales", done).format(n=done)


JOBS = (
    Job(
        "hearings.remind_steps",
        _("Recordar los pasos de las audiencias que pide la ley"),
        _remind_steps,
        at=time(6, 40),
    ),
    Job(
        "hearings.remind_answers",
        _("Recordar las respuestas que se deben de las audiencias"),
        _remind_answers,
        at=time(6, 45),
    ),
    Job(
        "hearings.remind_commitments",
        _("Recordar los compromisos de las audiencias"),
        _remind_commitments,
        at=time(6, 50),
    ),
    Job(
        "hearings.forget_contacts",
        _("Borrar los datos de quienes asistieron o preguntaron hace tiempo"),
        _forget,
        at=time(3, 20),
    ),
)
