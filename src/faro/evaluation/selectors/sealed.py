"""Reading back what was sealed and computed, and computing it again."""

import zlib
from dataclasses import dataclass
from functools import lru_cache

from faro.engine.evaluation import Horizon, Run
from faro.engine.method import load_method
from faro.engine.result_bytes import result_bytes, run_from
from faro.evaluation.models import EvaluationRun, SealedInput
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.package.evaluating import evaluate_package
from faro.package.identity import engine_version, method_digest
from faro.package.model import Package
from faro.package.sealing import digest_of, opened

_HELD = 8


class BrokenSeal(FaroError):
    """What is kept is no longer what was sealed."""


def package_in(sealed: SealedInput) -> Package:
    """The package that was sealed. Raises :class:`BrokenSeal` where the bytes are not those that were."""
    return _package(sealed.digest)


@lru_cache(maxsize=_HELD)
def _package(digest: str) -> Package:
    kept = SealedInput.objects.values_list("content", flat=True).get(digest=digest)
    content = _inflated(bytes(kept))
    if digest_of(content) != digest:
        raise BrokenSeal(
            _("Los datos sellados {digest} están dañados: restaure la copia de respaldo.").format(digest=digest[:12])
        )
    return opened(content)


def results_of(kept: EvaluationRun) -> Run:
    """The results as they were. Raises :class:`BrokenSeal` where the bytes are not those that were kept."""
    content = _inflated(bytes(kept.results))
    if digest_of(content) != kept.digest:
        raise BrokenSeal(_("Los resultados de la corrida {run} están dañados.").format(run=kept.pk))
    horizon = Horizon(kept.year, kept.through_month, package_in(kept.sealed).plan.cutoff_date)
    return run_from(content, load_method(kept.method), horizon)


def _inflated(content: bytes) -> bytes:
    try:
        return zlib.decompress(content)
    except zlib.error:
        return b""


@dataclass(frozen=True, slots=True)
class Recalculation:
    """A run made again now. ``same``: byte for byte. ``changed`` says in words what is not as it was then."""

    same: bool
    digest: str
    changed: tuple[str, ...]


def recalculate(kept: EvaluationRun) -> Recalculation:
    """The run again, from its sealed inputs, with the method and engine of today. Keeps nothing."""
    again = evaluate_package(package_in(kept.sealed), [kept.method], kept.year, kept.through_month)[0]
    digest = digest_of(result_bytes(again))
    return Recalculation(digest == kept.digest, digest, tuple(_what_changed(kept, again.method.version)))


def _what_changed(kept: EvaluationRun, version: str) -> list[str]:
    changed = []
    if kept.method_version != version:
        changed.append(
            _("El método {method} pasó de la versión {before} a la {after}.").format(
                method=kept.method, before=kept.method_version, after=version
            )
        )
    elif kept.method_digest != method_digest(kept.method):
        changed.append(_("El archivo del método {method} cambió sin cambiar de versión.").format(method=kept.method))
    if kept.engine_version != engine_version():
        changed.append(
            _("El motor pasó de la versión {before} a la {after}.").format(
                before=kept.engine_version, after=engine_version()
            )
        )
    return changed
