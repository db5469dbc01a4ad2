"""The room's own scheduled work."""

from datetime import datetime, time, timedelta

from faro.kernel.text import _, ngettext
from faro.notices.domain.schedule import Job
from faro.notices.services import deliveries


def _send(now: datetime) -> str:
    return deliveries.sentence_sent(*deliveries.send_waiting(now=now))


def _digest(now: datetime) -> str:
    made = deliveries.digest(now=now)
    return ngettext("{n} resumen preparado", "{n} resúmenes preparados", made).format(n=made)


def _forget(now: datetime) -> str:
    emptied = deliveries.forget_sent(now=now)
    return ngettext("{n} mensaje vaciado", "{n} mensajes vaciados", emptied).format(n=emptied)


JOBS = (
    Job("notices.digest", _("Preparar el resumen diario de avisos"), _digest, at=time(7, 0)),
    Job("notices.send", _("Enviar el correo que espera"), _send, every=timedelta(minutes=1)),
    Job("notices.forget", _("Vaciar el correo enviado hace tiempo"), _forget, at=time(3, 0)),
)
