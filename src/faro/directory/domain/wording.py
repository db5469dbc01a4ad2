"""A reorganisation in a reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from faro.kernel.listing import joined
from faro.kernel.text import _


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as it was on one side of a change; ``above`` is what it depended on."""

    code: str
    name: str
    above: str | None = None

    def __str__(self) -> str:
        """``03.08 «GERENCIA DE SERVICIOS»``."""
        return f"{self.code} «{self.name}»"


def sentence(kind: str, before: Sequence[Named], after: Sequence[Named]) -> str:
    """What happened, as a sentence: ``03.08 «A» se dividió en 03.08.01 «B» y 03.08.02 «C».``"""
    return _SENTENCES[kind](before, after)


def _opened(_before: Sequence[Named], after: Sequence[Named]) -> str:
    return _("Se creó {unit}.").format(unit=after[0])


def _renamed(before: Sequence[Named], after: Sequence[Named]) -> str:
    return _("{before} pasó a llamarse «{name}».").format(before=before[0], name=after[0].name)


def _moved(before: Sequence[Named], after: Sequence[Named]) -> str:
    if after[0].above is None:
        return _("{unit} dejó de depender de {old}.").format(unit=after[0], old=before[0].above)
    if before[0].above is None:
        return _("{unit} pasó a depender de {new}.").format(unit=after[0], new=after[0].above)
    return _("{unit} pasó a depender de {new}; antes, de {old}.").format(
        unit=after[0], new=after[0].above, old=before[0].above
    )


def _split(before: Sequence[Named], after: Sequence[Named]) -> str:
    whole = before[0]
    rest = [unit for unit in after if unit.code != whole.code]
    if len(rest) < len(after):
        return _("De {whole} se separó {rest}.").format(whole=whole, rest=joined([str(unit) for unit in rest]))
    return _("{whole} se dividió en {rest}.").format(whole=whole, rest=joined([str(unit) for unit in rest]))


def _merged(before: Sequence[Named], after: Sequence[Named]) -> str:
    heir = after[0]
    rest = [unit for unit in before if unit.code != heir.code]
    if len(rest) < len(before):
        return _("{heir} absorbió a {rest}.").format(heir=heir, rest=joined([str(unit) for unit in rest]))
    return _("{rest} se fusionaron en {heir}.").format(heir=heir, rest=joined([str(unit) for unit in rest]))


def _closed(before: Sequence[Named], _after: Sequence[Named]) -> str:
    return _("{unit} se desactivó.").format(unit=before[0])


_SENTENCES = {
    "open": _opened,
    "rename": _renamed,
    "move": _moved,
    "split": _split,
    "merge": _merged,
    "close": _closed,
}
