"""In which order the rules of a form run, so that each finds what it reads already settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from faro.registers.domain.forms.xpath.render import Reference


@dataclass(frozen=True, slots=True)
class Order:
    """Paths in order; ``settled``: one pass is enough; ``cycle``: paths that wait for each other."""

    paths: tuple[str, ...]
    settled: bool = True
    cycle: tuple[str, ...] = ()


def order_of(reads: Mapping[str, Iterable[Reference]]) -> Order:
    """Order the paths by what each reads; containers go before what they hold.

    A rule may read its own question in other rows (a running total): then passes are repeated until nothing changes.
    """
    whole = {path: _before(path, (one.path for one in found), reads) for path, found in reads.items()}
    try:
        return Order(tuple(TopologicalSorter(whole).static_order()))
    except CycleError:
        pass
    same_row = {
        path: _before(path, (one.path for one in found if not one.leaves_row), reads) for path, found in reads.items()
    }
    try:
        return Order(tuple(TopologicalSorter(same_row).static_order()), settled=False)
    except CycleError as error:
        return Order((), settled=False, cycle=tuple(dict.fromkeys(error.args[1])))


def _before(path: str, read: Iterable[str], known: Mapping[str, object]) -> list[str]:
    inside = path + "/"
    found = [one for one in read if one in known and not (inside.startswith(one + "/") and one != path)]
    parent = path.rsplit("/", 1)[0]
    return [*found, parent] if parent in known else found
