"""Kinds of targets and comparators, in words."""

from faro.kernel.text import _
from faro.reading.pledges.model import Kind

KINDS = (
    (Kind.COUNT.value, _("Cantidad")),
    (Kind.PERCENTAGE.value, _("Porcentaje")),
    (Kind.LEVEL.value, _("Nivel")),
    (Kind.FREQUENCY.value, _("Frecuencia")),
    (Kind.DELIVERABLE.value, _("Entregable")),
    (Kind.DATE.value, _("Solo fecha")),
    (Kind.NONE.value, _("Sin meta impresa")),
)
COMPARATORS = (
    ("=", _("igual a")),
    (">=", _("al menos")),
    ("<=", _("como máximo")),
    (">", _("más de")),
    ("<", _("menos de")),
)
