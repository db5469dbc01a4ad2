"""The reason that someone gives for what they do, as the history keeps it."""

from faro.kernel.errors import FaroError
from faro.kernel.text import _

LONGEST_REASON = 300


def required_reason(text: str) -> str:
    """The reason as it is kept: one line, no signs that a database refuses. Raises :class:`FaroError` without one."""
    reason = " ".join(text.replace("\0", "").split())
    if not reason:
        raise FaroError(_("Escriba el motivo."))
    if len(reason) > LONGEST_REASON:
        raise FaroError(_("El motivo pasa de {n} letras.").format(n=LONGEST_REASON))
    return reason
