"""The room's scheduled work."""

from datetime import datetime, time

from faro.kernel.text import _, ngettext
from faro.monitoring.services.reporting.proposing import renew_proposals
from faro.monitoring.services.reporting.scheduled import forget_receipts, open_what_is_owed, remind
from faro.notices.api import Job


def _open(now: datetime) -> str:
    opened = open_what_is_owed(now=now)
    return ngettext("{n} reporte abierto", "{n} reportes abiertos", opened).format(n=opened)


def _remind(now: datetime) -> str:
    reminded = remind(now=now)
    return ngettext("{n} reporte recordado", "{n} reportes recordados", reminded).format(n=reminded)


def _forget(now: datetime) -> str:
    forgotten = forget_receipts(now=now)
    return ngettext("{n} marca borrada", "{n} marcas borradas", forgotten).format(n=forgotten)


def _propose(now: datetime) -> str:
    renewed = renew_proposals(now=now)
    return ngettext(
        "{n} medición con cifra de los registros", "{n} mediciones con cifra de los registros", renewed
    ).format(n=renewed)


JOBS = (
    Job("monitoring.open_reports", _("Abrir los reportes del periodo que terminó"), _open, at=time(0, 20)),
    Job("monitoring.propose", _("Calcular de los registros las mediciones por enviar"), _propose, at=time(0, 40)),
    Job("monitoring.remind", _("Recordar los reportes por vencer y vencidos"), _remind, at=time(6, 20)),
    Job("monitoring.forget_receipts", _("Borrar las marcas de cambios ya guardados"), _forget, at=time(3, 20)),
)
