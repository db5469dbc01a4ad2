"""What a comparison of plans shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ComparedPlan:
    """A plan of the comparison. ``elected``: None where no source tells whether its party won."""

    code: str
    party: str
    title: str
    elected: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPledge:
    """A pledge under its topic. ``proposed``: the topic was found by its words and nobody has looked at it.

    ``words``: those because of which it was found there; ``also``: other topics near to a pledge nobody has looked at.
    """

    key: str
    plan: str
    code: str
    title: str
    dimension: str
    topic: str
    proposed: bool = True
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic across the plans: the pledges of each, in the order of the comparison's plans.

    ``only_in``: the code of the plan that alone speaks of it; empty where several do, or might. ``near``: the plans of
    which a pledge under another topic might be of this one. ``code`` is empty for
    pledges without a topic, which say nothing of being alone.
    """

    code: str
    name: str
    cells: tuple[tuple[ComparedPledge, ...], ...]
    only_in: str = ""
    near: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TakenUp:
    """That the institutional plan answers to a pledge, by a link of it. ``confirmed``: a person said so."""

    pledge: ComparedPledge
    subject: str
    title: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Plans side by side. ``dimension``: the one that is shown, empty for all; ``dimensions``: those that there are.

    ``elected``: the plan whose party won, None where no source tells or it isn't among these.
    """

    plans: tuple[ComparedPlan, ...]
    dimension: str
    dimensions: tuple[str, ...]
    topics: tuple[TopicRow, ...]
    taken_up: tuple[TakenUp, ...]

    @property
    def elected(self) -> ComparedPlan | None:
        """The plan whose party won the election."""
        return next((each for each in self.plans if each.elected), None)

    @property
    def election_known(self) -> bool:
        """Whether of every plan it is known if its party won."""
        return all(each.elected is not None for each in self.plans)
