"""Which kinds of answers can be reckoned, compared and put in order."""

from faro.kernel.text import _
from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures import tree
from faro.registers.domain.measures.words import Asked, Meant, Special

NUMBERS = frozenset({Data.NUMBER, Data.WHOLE})
DATES = frozenset({Data.DATE, Data.DATE_TIME})
ORDERED = NUMBERS | DATES | {Data.TIME}
SINGLE = ORDERED | {Data.TEXT, Data.CHOICE}

NEEDS = {
    tree.Kind.DISTINCT: _("«{name}» no se puede contar sin repetir: use una pregunta de una sola respuesta o un rol."),
    tree.Kind.SUM: _("«{name}» no es un número."),
    tree.Kind.AVERAGE: _("«{name}» no es un número."),
    tree.Kind.MEDIAN: _("«{name}» no es un número."),
    tree.Kind.MEDIAN_DAYS: _("«{name}» no es una fecha."),
}


def fits(meant: Meant, kind: tree.Kind) -> bool:
    """Whether it can be reckoned so."""
    if kind is tree.Kind.MEDIAN_DAYS:
        return is_date(meant)
    if kind is tree.Kind.DISTINCT:
        return meant in (Special.DAY, Special.UNIT) or (isinstance(meant, Asked) and meant.data in SINGLE)
    return isinstance(meant, Asked) and meant.data in NUMBERS


def is_date(meant: Meant) -> bool:
    """Whether it is a day, with or without time."""
    return meant is Special.DAY or (isinstance(meant, Asked) and meant.data in DATES)


def family(meant: Meant) -> str:
    """What may be compared with each other."""
    if is_date(meant):
        return "date"
    if isinstance(meant, Asked) and meant.data in NUMBERS:
        return "number"
    return "time" if isinstance(meant, Asked) and meant.data is Data.TIME else "text"
