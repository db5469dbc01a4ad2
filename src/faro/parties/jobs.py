"""The room's scheduled work."""

from datetime import datetime, time

from faro.kernel.text import _, ngettext
from faro.notices.api import Job
from faro.parties.services import forget_lists


def _forget(now: datetime) -> str:
    gone = forget_lists(now=now)
    return ngettext("{n} lista olvidada", "{n} listas olvidadas", gone).format(n=gone)


JOBS = (Job("parties.forget_lists", _("Borrar las listas de personas que nadie tomó"), _forget, at=time(3, 40)),)
