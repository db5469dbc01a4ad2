"""State tables: which state may follow which, by which verb, and who may do it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from faro.kernel.errors import FaroError
from faro.kernel.text import _


class ForbiddenTransition(FaroError):
    """The table does not lead from that state to the other."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A step from one state to another. ``permission`` is the code that allows it; none where no person takes it."""

    source: str
    target: str
    verb: str
    permission: str = ""


@dataclass(frozen=True)
class StateTable:
    """The states of a thing with the words for each, where it begins, and the steps between.

    A table with a step from or to an unknown state, two steps of one verb from the same state, or a state that nothing
    reaches is a fault of the program: it raises :class:`ValueError` when it is made.
    """

    initial: str
    words: Mapping[str, str]
    transitions: tuple[Transition, ...]

    def __post_init__(self) -> None:
        """Refuse a table that hangs together badly."""
        object.__setattr__(self, "words", MappingProxyType(dict(self.words)))
        named = {self.initial} | {state for each in self.transitions for state in (each.source, each.target)}
        if unknown := named - set(self.words):
            raise ValueError(f"states without words: {sorted(unknown)}")
        steps = [(each.source, each.verb) for each in self.transitions]
        if len(set(steps)) != len(steps):
            raise ValueError("two steps of one verb from the same state")
        if unreached := set(self.words) - self._reached():
            raise ValueError(f"states that nothing reaches: {sorted(unreached)}")

    def label(self, state: str) -> str:
        """The words for a state."""
        return self.words[state]

    def is_final(self, state: str) -> bool:
        """Whether nothing follows that state."""
        return not self.next_states(state)

    def next_states(self, state: str, may: Callable[[str], bool] | None = None) -> tuple[Transition, ...]:
        """The steps from a state; with ``may``, only those whose permission it grants."""
        if state not in self.words:
            raise ForbiddenTransition(_("No existe el estado «{state}».").format(state=state))
        steps = (each for each in self.transitions if each.source == state)
        return tuple(each for each in steps if may is None or not each.permission or may(each.permission))

    def check(self, source: str, target: str) -> Transition:
        """The step from one state to another. Raises :class:`ForbiddenTransition` where there is none."""
        for each in self.next_states(source):
            if each.target == target:
                return each
        raise ForbiddenTransition(
            _("No se puede pasar de «{source}» a «{target}».").format(
                source=self.words[source], target=self.words.get(target, target)
            )
        )

    def step(self, source: str, verb: str) -> Transition:
        """The step that a verb takes from a state. Raises :class:`ForbiddenTransition` where it takes none."""
        for each in self.next_states(source):
            if each.verb == verb:
                return each
        raise ForbiddenTransition(_("Esto no se puede hacer en el estado «{state}».").format(state=self.words[source]))

    def _reached(self) -> set[str]:
        reached, waiting = {self.initial}, [self.initial]
        while waiting:
            state = waiting.pop()
            for each in self.transitions:
                if each.source == state and each.target not in reached:
                    reached.add(each.target)
                    waiting.append(each.target)
        return reached
