"""What the room tells others about government plans and their pledges. Frozen; quantities in millionths."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from faro.promises.domain.quality import Quality


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A government plan. ``elected``: None where nobody said; ``states``: how many pledges are in each state.

    ``score``: the mean quality of its pledges, None without any.
    """

    code: str
    party: str
    title: str
    election_year: int
    period_from: int
    period_to: int
    ubigeo: str
    elected: bool | None
    approved: bool
    document: str
    sha256: str
    source: str
    pledges: int
    states: Mapping[str, int]
    score: int | None

    @property
    def key(self) -> str:
        """Its subject key."""
        return f"govplan:{self.code}"


@dataclass(frozen=True, slots=True)
class AxisLine:
    """An axis of a plan; ``parent`` is a code."""

    code: str
    parent: str
    kind: str
    name: str
    page: int | None
    line: int | None


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target as printed and taken apart, with its quality. ``deadline``: 2022, 2022-06 or a day."""

    number: str
    text: str
    kind: str
    kind_label: str
    quantity: int | None
    unit: str
    comparator: str
    baseline: int | None
    deadline: str
    deadline_precision: str
    deadline_label: str
    deadline_inherited: bool
    quality: Quality


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """A pledge in a list. ``state`` empty: «sin evaluar todavía»; ``place``: where in the document, in words.

    ``has_action``: something of the plan or the work is confirmed to answer to it. Coordinates in millionths of a
    degree. ``deadline``: the last of its targets'.
    """

    plan: str
    party: str
    code: str
    title: str
    dimension: str
    axis: str
    axis_name: str
    objective: str
    target: str
    page: int | None
    line: int | None
    place: str
    quotation: str
    sector: str
    latitude: int | None
    longitude: int | None
    state: str
    state_label: str
    since: date | None
    deadline: str
    deadline_label: str
    quality: Quality
    has_action: bool

    @property
    def key(self) -> str:
        """Its subject key."""
        return f"pledge:{self.plan}/{self.code}"


@dataclass(frozen=True, slots=True)
class LinkLine:
    """What answers to a pledge. ``state``: proposed, confirmed or rejected; ``score``: 0 to 100 where texts are near.

    ``url`` is its public page, ``staff_url`` that of the staff; empty where there is none.
    """

    id: int
    kind: str
    kind_label: str
    subject: str
    code: str
    title: str
    state: str
    state_label: str
    score: int | None
    words: tuple[str, ...]
    who: str
    at: datetime | None
    reason: str
    url: str
    staff_url: str


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A step of the way of a pledge: objective, action, activity, investment, money, indicator, record or evidence.

    ``figure`` is what it says, in words; ``amount`` in céntimos, only of money; ``degree`` in points, of an indicator.
    """

    kind: str
    kind_label: str
    subject: str
    code: str
    title: str
    figure: str = ""
    amount: int | None = None
    degree: float | None = None
    url: str = ""
    staff_url: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Pledge → action → money → indicator → record, by confirmed links only. ``missing``: the kinds without a step."""

    steps: tuple[ChainStep, ...] = ()
    missing: tuple[str, ...] = ()

    def of(self, *kinds: str) -> tuple[ChainStep, ...]:
        """The steps of these kinds."""
        return tuple(step for step in self.steps if step.kind in kinds)

    @property
    def has_action(self) -> bool:
        """Whether an action, an activity or an investment answers to the pledge."""
        return bool(self.of("action", "activity", "investment"))


@dataclass(frozen=True, slots=True)
class StateEntry:
    """A state decided by a person. ``proposed``: what the linked figures said then."""

    state: str
    state_label: str
    day: date
    reason: str
    source: str
    resolution: str
    proposed: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the linked figures propose, in words; only a person decides."""

    state: str
    state_label: str
    why: str


@dataclass(frozen=True, slots=True)
class PledgeDetail:
    """All that is known of a pledge. ``timeline``: its states, the oldest first; ``links``: confirmed ones."""

    line: PledgeLine
    plan: PlanLine
    problem: str
    indicator: str
    section: str
    notes: str
    targets: tuple[TargetLine, ...]
    quality: Quality
    links: tuple[LinkLine, ...]
    chain: Chain
    timeline: tuple[StateEntry, ...]
    proposal: Proposal | None = None
    axes: tuple[AxisLine, ...] = field(default=())

    @property
    def key(self) -> str:
        """Its subject key."""
        return self.line.key
