"""What the API answers about government plans and their promises."""

from datetime import date

from ninja import Field, Schema

from faro.kernel.text import _
from faro.portal.rest.schemas import Figure


class GovernmentPlan(Schema):
    """A government plan that a party filed for an election."""

    code: str
    party: str
    title: str
    election_year: int
    period_from: int
    period_to: int
    elected: bool | None = Field(description=_("Si ganó la elección; null si Faro no lo sabe."))
    document: str
    sha256: str
    source: str
    pledges: int
    url: str


class PromiseState(Schema):
    """A state of the scale, with its nearest words in other scales."""

    code: str
    label: str
    meaning: str
    closed: bool
    polimetre: str
    convoca: str


class Promise(Schema):
    """A promise in a list."""

    plan: str
    code: str
    party: str
    title: str
    dimension: str
    objective: str
    quotation: str
    place: str
    sector: str
    deadline: str
    state: str | None = Field(description=_("null: sin evaluar todavía."))
    state_label: str
    since: date | None
    sample: bool = Field(description=_("El estado es inventado, para una demostración."))
    clarity: int = Field(description=_("De 0 a 100: qué tan comprobable es su peor meta."))
    missing: list[str]
    has_action: bool
    url: str


class PromiseTarget(Schema):
    """A target, as it is printed and taken apart."""

    number: str
    text: str
    kind: str
    comparator: str
    quantity: Figure
    unit: str
    baseline: Figure
    deadline: str
    deadline_inherited: bool
    clarity: int
    missing: list[str]


class PromiseDecision(Schema):
    """A state that a person decided."""

    state: str
    label: str
    day: date
    reason: str
    source: str
    resolution: str
    proposed: str
    sample: bool


class PromiseStep(Schema):
    """A step from the promise to what was done, spent, measured and written."""

    kind: str
    subject: str
    code: str
    title: str
    figure: str
    centimos: int | None
    url: str | None


class PromiseDetail(Promise):
    """A promise with everything."""

    problem: str
    section: str
    page: int | None
    line: int | None
    targets: list[PromiseTarget]
    states: list[PromiseDecision]
    chain: list[PromiseStep]
    picture: str
    embed: str
