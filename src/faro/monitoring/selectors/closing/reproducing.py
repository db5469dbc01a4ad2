"""Opening a closed period, and making its bytes again."""

import zlib

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.monitoring.domain.closing.content import Opened, computed, put_together, unpacked
from faro.monitoring.models import ClosedPeriod, ReportingPeriod
from faro.package.identity import engine_version, method_digest
from faro.package.model import Package
from faro.package.sealing import digest_of


class SealDamaged(FaroError):
    """The bytes that are kept are not those that were sealed."""


class NotReproduced(FaroError):
    """What was sealed gives other results now: the method or the program is not the one of then."""


def sealed_content(closed: ClosedPeriod) -> bytes:
    """The bytes as they were sealed. Raises :class:`SealDamaged`."""
    try:
        content = zlib.decompress(bytes(closed.content))
    except zlib.error:
        content = b""
    if digest_of(content) != closed.digest:
        raise SealDamaged(
            _("El cierre de {period} está dañado: restaure la copia de respaldo.").format(period=closed.period.code)
        )
    return content


def opened(closed: ClosedPeriod) -> Opened:
    """What is in the seal. Raises :class:`SealDamaged`."""
    return unpacked(sealed_content(closed))


def closed_package(plan_code: str, year: int) -> Package | None:
    """The package of a closed year, as its last version holds it, or None while the year is open."""
    of_year = ClosedPeriod.objects.filter(
        poi__plan__code=plan_code, poi__year=year, period__kind=ReportingPeriod.Kind.YEAR
    )
    last = of_year.select_related("period").order_by("-version").first()
    return None if last is None else opened(last).package


def reproduce(closed: ClosedPeriod) -> bytes:
    """The bytes made again: the sealed tables evaluated with today's program, whatever has changed in the rows since.

    Raises :class:`SealDamaged`, and :class:`NotReproduced` where the bytes are others, saying what is not as it was.
    """
    held = opened(closed)
    methods = [each["id"] for each in held.manifest["methods"]]
    again = computed(held.package, methods, held.manifest["through_month"])
    content = put_together(held.package, held.manifest, again)
    if digest_of(content) != closed.digest:
        raise NotReproduced(
            _("El cierre de {period} ya no se reproduce. {why}").format(
                period=closed.period.code, why=" ".join(_what_changed(held))
            )
        )
    return content


def _what_changed(held: Opened) -> list[str]:
    found = [
        _("El método {method} no es el de entonces.").format(method=each["id"])
        for each in held.manifest["methods"]
        if method_digest(each["id"]) != each["digest"]
    ]
    if held.manifest["engine"] != engine_version():
        found.append(
            _("El motor pasó de {before} a {after}.").format(before=held.manifest["engine"], after=engine_version())
        )
    return found or [_("El mismo método y motor dan otras cifras: avise, es un error de Faro.")]
