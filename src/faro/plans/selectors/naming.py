"""Turning this room's subject keys into words."""

from faro.kernel.text import _

_KINDS = {"element": _("Objetivo o acción"), "indicator": _("Indicador"), "plan": _("Plan")}


def name_of_key(key: str) -> str | None:
    """``indicator:PEI/IND.01`` reads «Indicador IND.01»; None for keys of others. No query: lists ask for many."""
    kind, _colon, code = key.partition(":")
    if kind not in _KINDS:
        return None
    return f"{_KINDS[kind]} {code.partition('/')[2] or code}"
