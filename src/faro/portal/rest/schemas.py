"""What the API answers with. Descriptions are for the people who read them in the OpenAPI document."""

from datetime import date, datetime
from typing import Generic, TypeVar

from ninja import Field, Schema

from faro.kernel.text import _

Item = TypeVar("Item")

Number = float | int | None
"""An exact JSON number: whole where it is whole; null where it is missing."""


class Figure(Schema):
    """A number and how it is written for a reader."""

    value: Number = Field(description=_("Exacto, sin redondear; null si falta."))
    shown: str = Field(description=_("Como lo lee una persona; ND si falta."))


class Money(Schema):
    """An amount."""

    centimos: int = Field(description=_("Céntimos de sol, exactos."))
    shown: str


class Source(Schema):
    """Where a row comes from."""

    source: str | None
    place: str | None
    note: str | None
    url: str | None = Field(description=_("La celda impresa, si la hay."))


class Result(Schema):
    """A figure under one method and one version of the targets."""

    method: str
    target_version: int = Field(description=_("0 es la meta original."))
    in_force: bool
    state: str
    reason_code: str | None
    reason: str | None
    light: str | None
    result: Figure = Field(description=_("En puntos: 100 es el cien por ciento."))
    indicators: int | None = None
    achieved: int | bool | None = Field(
        None, description=_("De un indicador, si se logró; de un grupo, cuántos se lograron.")
    )
    achieved_low: int | None = None
    achieved_high: int | None = None
    no_data: int | None = None
    own_indicators: int | None = None
    simple_mean: Figure | None = None
    target: Figure | None = None
    value: Figure | None = None
    degree_raw: Figure | None = None
    achieved_if_reversed: bool | None = None
    carried: bool | None = None
    counts: dict[str, int] = Field(default_factory=dict)


class ScopedResult(Result):
    """A result with what it is about."""

    scope: str = Field(description=_("plan, element, indicator o unit."))
    code: str


class Method(Schema):
    """A method of a publication."""

    id: str
    version: str
    name: str
    norm: str
    aggregation_source: str
    ruling: bool
    main: bool


class Publication(Schema):
    """A plan in one year, as published."""

    plan: str
    slug: str
    name: str
    municipality: str
    ubigeo: str | None
    first_year: int
    last_year: int
    year: int
    approval_instrument: str | None
    synthetic: bool
    seal: str
    main_method: str
    published_at: datetime
    url: str
    methods: list[Method]
    totals: list[Result]


class PlanYears(Schema):
    """A plan and the years of it that are published."""

    plan: str
    slug: str
    name: str
    municipality: str
    synthetic: bool
    years: list[int]


class Amount(Schema):
    """Money of the plan operativo."""

    scope: str
    code: str
    stage: str
    stage_label: str
    amount: Money
    computed: bool = Field(description=_("Falso: es lo que imprime un documento."))
    source: Source


class Element(Schema):
    """An objective or action."""

    code: str
    level: str
    parent: str | None
    name: str
    priority: int | None
    unit: str | None
    responsible: str | None
    children: list[str]
    indicators: list[str]
    url: str
    results: list[Result]
    source: Source


class Target(Schema):
    """A version of the target of a year."""

    year: int
    version: int
    value: Figure
    instrument: str | None
    instrument_date: date | None
    source: Source


class Measurement(Schema):
    """A value obtained in a period."""

    indicator: str
    period: str
    value: Figure
    numerator: Number
    denominator: Number
    measured_on: date | None
    source: Source


class Indicator(Schema):
    """An indicator with its ficha técnica, series and results."""

    code: str
    element: str
    name: str
    unit: str | None
    measure: str | None
    sense: str | None
    sense_source: str | None
    sense_ambiguous: bool
    sense_reason: str | None
    sheet: dict[str, str]
    url: str
    targets: list[Target]
    measurements: list[Measurement]
    results: list[Result]
    source: Source


class FindingPlace(Schema):
    """A place where a finding shows."""

    place: str
    printed: str
    url: str | None


class Finding(Schema):
    """Something that doesn't add up."""

    id: str
    rule: str
    rule_class: str
    severity: str
    title: str
    subject: str
    message: str
    explanation: str
    reason: str
    printed: str
    recomputed: str | None
    difference: str | None
    state: str
    answer: str | None
    url: str
    places: list[FindingPlace]


class Commitment(Schema):
    """A commitment to improve. What the document does not say is null."""

    code: str
    action: str
    origin: str | None
    element: str | None
    unit: str | None
    responsible: str | None
    due_date: date | None
    state: str | None
    overdue: bool
    source: Source


class Statement(Schema):
    """Something said about a question, as published."""

    kind: str
    text: str
    said_at: datetime


class Question(Schema):
    """A question about something published. Who asked is never told."""

    number: str
    subject: str
    title: str
    state: str
    received_at: datetime
    url: str
    statements: list[Statement]


class Column(Schema):
    """A column of a table."""

    name: str
    label: str
    type: str
    help: str


class TableFile(Schema):
    """A table of open data and where its files are."""

    name: str
    label: str
    help: str
    computed: bool
    rows: int
    columns: list[Column]
    files: dict[str, str]


class Page(Schema, Generic[Item]):
    """One page of a list."""

    total: int
    page: int
    page_size: int
    next: str | None
    items: list[Item]


class Entry(Schema):
    """The door of the API."""

    name: str
    version: str
    licence: str
    openapi: str
    plans: str
