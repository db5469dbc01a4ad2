"""The room's scheduled work. None of it changes what was written down; what telephones sent may become a record."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from faro.kernel.text import _, ngettext
from faro.notices.api import Job
from faro.registers.selectors.retention import retention_due
from faro.registers.services.bringing import forget_records
from faro.registers.services.deadlines import overdue, renew_deadlines
from faro.registers.services.devices import forget_knocks
from faro.registers.services.drafts import forget_drafts
from faro.registers.services.submissions import settle_what_waits
from faro.registers.services.uploads import forget_registers

HOUR = timedelta(hours=1)


def _renew(now: datetime) -> str:
    moved, late = renew_deadlines(), overdue(timezone.localtime(now).date()).count()
    words = ngettext("{n} plazo movido", "{n} plazos movidos", moved).format(n=moved)
    return f"{words}; {ngettext('{n} vencido', '{n} vencidos', late).format(n=late)}"


def _forget(now: datetime) -> str:
    gone = forget_registers(now=now) + forget_records(now=now)
    return ngettext("{n} archivo olvidado", "{n} archivos olvidados", gone).format(n=gone)


def _forget_drafts(now: datetime) -> str:
    gone = forget_drafts(now=now)
    return ngettext("{n} borrador borrado", "{n} borradores borrados", gone).format(n=gone)


def _past_term(now: datetime) -> str:
    count = sum(each.count for each in retention_due(timezone.localtime(now).date()))
    words = ngettext("{n} anotación cumplió su plazo", "{n} anotaciones cumplieron su plazo", count)
    return _("{what}; nada se eliminó").format(what=words.format(n=count))


def _settle(now: datetime) -> str:
    settled = settle_what_waits(now=now)
    return ngettext("{n} envío resuelto", "{n} envíos resueltos", settled).format(n=settled)


def _forget_knocks(now: datetime) -> str:
    gone = forget_knocks(now=now)
    return ngettext("{n} intento olvidado", "{n} intentos olvidados", gone).format(n=gone)


JOBS = (
    Job("registers.deadlines", _("Calcular otra vez los plazos de los registros"), _renew, at=time(3, 50)),
    Job("registers.forget_uploads", _("Borrar los registros que nadie terminó de cargar"), _forget, at=time(3, 45)),
    Job("registers.forget_drafts", _("Borrar los borradores que nadie toca"), _forget_drafts, at=time(3, 35)),
    Job("registers.retention", _("Contar lo que cumplió su plazo de conservación"), _past_term, at=time(4, 10)),
    Job("registers.submissions", _("Resolver los envíos de teléfonos que quedaron a medias"), _settle, every=HOUR),
    Job("registers.forget_knocks", _("Olvidar las claves erradas de teléfonos"), _forget_knocks, at=time(3, 40)),
)
