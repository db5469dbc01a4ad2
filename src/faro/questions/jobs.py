"""The room's scheduled work."""

from datetime import datetime, time, timedelta

from faro.kernel.text import _, ngettext
from faro.notices.api import Job
from faro.questions.services import forget_contacts, forget_traces, remind


def _remind(now: datetime) -> str:
    reminded = remind(now=now)
    return ngettext("{n} cuestión recordada", "{n} cuestiones recordadas", reminded).format(n=reminded)


def _forget_contacts(now: datetime) -> str:
    forgotten = forget_contacts(now=now)
    return ngettext("{n} contacto borrado", "{n} contactos borrados", forgotten).format(n=forgotten)


def _forget_traces(now: datetime) -> str:
    deleted = forget_traces(now=now)
    return ngettext("{n} rastro borrado", "{n} rastros borrados", deleted).format(n=deleted)


JOBS = (
    Job("questions.remind", _("Recordar las cuestiones por vencer"), _remind, at=time(6, 30)),
    Job(
        "questions.forget_contacts",
        _("Borrar los datos de quienes preguntaron hace tiempo"),
        _forget_contacts,
        at=time(3, 10),
    ),
    Job("questions.forget_traces", _("Borrar los rastros de conexiones"), _forget_traces, every=timedelta(hours=6)),
)
