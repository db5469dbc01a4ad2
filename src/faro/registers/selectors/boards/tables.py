"""A measure crossed by two questions, by one, or along the months, as a reader may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from faro.catalogs.api import limit
from faro.directory.api import Access
from faro.kernel.text import _
from faro.registers.domain.boards.hiding import hidden
from faro.registers.domain.measures.results import Measured, Outcome
from faro.registers.domain.measures.telling import value_in_words
from faro.registers.selectors.access import may_open
from faro.registers.selectors.boards.crossing import Asking, Cells, Keys, base_of, crossed
from faro.registers.selectors.boards.dimensions import Dimension, Key, with_values
from faro.registers.selectors.measures.pages import SMALLEST_GROUP, Shown

UNANSWERED = _("Sin respuesta")


@dataclass(frozen=True, slots=True)
class Crossed:
    """A measure in each cell. ``down`` and ``over``: its totals by row and by column, where they may be shown."""

    rows: Dimension
    columns: Dimension | None
    cells: Mapping[Keys, Shown]
    down: Mapping[Key, Shown]
    over: Mapping[Key, Shown]
    whole: Shown | None
    covers: bool = False

    def keys_of(self, dimension: Dimension, place: int) -> list[tuple[Key, str]]:
        """The values that are shown, «sin respuesta» last and only where something stands there."""
        found = list(dimension.values.items())
        if any(keys[place] is None and _is_something(shown) for keys, shown in self.cells.items()):
            found.append((None, UNANSWERED))
        return found


def _is_something(shown: Shown) -> bool:
    return shown.found is None or shown.found.outcome is not Outcome.NO_RECORDS


def crossed_for(access: Access, asking: Asking, rows: Dimension, columns: Dimension | None = None) -> Crossed:
    """The measure crossed by one or two questions, for this reader. Raises :class:`FaroError` as :func:`crossed`."""
    looked = base_of(asking)
    down = with_values(rows, looked, access)
    over = with_values(columns, looked, access) if columns is not None else None
    dimensions = [each for each in (down, over) if each is not None]
    cells = crossed(asking, dimensions)
    if asking.register.sensitive and not may_open(access, asking.register):
        return Crossed(down, over, _reserved(cells, dimensions), {}, {}, None, covers=True)
    totals = [_by_one(asking, each) for each in dimensions] if over is not None else [{}, {}]
    whole = _plain(crossed(asking, ()))[()]
    return Crossed(down, over, _plain(cells), totals[0], totals[1], whole)


def _by_one(asking: Asking, dimension: Dimension) -> dict[Key, Shown]:
    return {keys[0]: shown for keys, shown in _plain(crossed(asking, [dimension])).items()}


def _plain(cells: Cells) -> dict[Keys, Shown]:
    return {keys: Shown(found, _words(found)) for keys, found in cells.items()}


def _words(found: Measured) -> str:
    return "–" if found.outcome is Outcome.NO_RECORDS else value_in_words(found)


def _reserved(cells: Cells, dimensions: Sequence[Dimension]) -> dict[Keys, Shown]:
    """The cells without those that tell of too few, nor those that would give them away."""
    least = int(limit(SMALLEST_GROUP).value)
    order = [{key: at for at, key in enumerate((*each.values, None))} for each in dimensions]
    places = {keys: _place(keys, order) for keys in cells}
    closed = hidden({place: _size(cells[keys], least) for keys, place in places.items()}, least)
    words = _("Reservado")
    return {
        keys: Shown(None, words) if places[keys] in closed else Shown(found, _words(found))
        for keys, found in cells.items()
    }


def _place(keys: Keys, order: Sequence[Mapping[Key, int]]) -> tuple[int, int]:
    first, *rest = (order[at].get(key, len(order[at])) for at, key in enumerate(keys))
    return first, rest[0] if rest else 0


def _size(found: Measured, least: int) -> int:
    """Of how many a figure tells: the fewest of those that stand behind it."""
    sides = [ceil(side) for side in (found.numerator, found.denominator) if side is not None and side > 0]
    known = [side for side in sides if side < least]
    return min([*known, found.sample]) if known else found.sample
