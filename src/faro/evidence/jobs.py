"""The room's scheduled work."""

from datetime import datetime, time, timedelta

from faro.evidence.services import scan_pending, sweep
from faro.kernel.text import _, ngettext
from faro.notices.api import Job


def _scan(_now: datetime) -> str:
    examined = sum(scan_pending().values())
    return ngettext("{n} archivo examinado", "{n} archivos examinados", examined).format(n=examined)


def _sweep(_now: datetime) -> str:
    removed = sweep()
    return ngettext("{n} resto retirado", "{n} restos retirados", removed).format(n=removed)


JOBS = (
    Job("evidence.scan", _("Examinar los archivos que esperan al antivirus"), _scan, every=timedelta(minutes=1)),
    Job("evidence.sweep", _("Retirar restos de subidas interrumpidas"), _sweep, at=time(3, 20)),
)
