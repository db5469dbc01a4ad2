"""How a version of the targets is said."""

from faro.kernel.text import _


def version_label(version: int) -> str:
    """``Original`` for version 0, ``Modificada 1`` for the first modification."""
    return _("Original") if version == 0 else _("Modificada {n}").format(n=version)
