"""What a publication shows: one plan in one year, frozen, with the figures of every method.

Made once from a sealed package and its runs, kept as JSON, read back whole. Public pages, the API and open data show
nothing else, so they can't disagree. Quantities are whole millionths, money whole céntimos, degrees float64 points.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a row comes from: the code of a source, the place in it, and a note."""

    source: str | None = None
    place: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a printed table, where a code of the plan stands printed: the anchor of a page of sources."""

    table: str
    row: int
    role: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in machine terms: ``table`` is a printed table's id or a package table's name."""

    document: str
    page: int | None
    line: int | None
    table: str
    row: int | None
    column: str


@dataclass(frozen=True, slots=True)
class PublishedBand:
    """A light of a method: its Spanish word, its colour and where it begins, in points as the method writes them."""

    light: str
    name: str
    colour: str
    start: str


@dataclass(frozen=True, slots=True)
class PublishedMethod:
    """A method of this publication. ``ruling``: it is in force at the end of the year evaluated."""

    id: str
    version: str
    name: str
    kind: str
    norm: str
    aggregation_source: str
    ruling: bool
    summary: str = ""
    norm_status: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    bands: tuple[PublishedBand, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure under one method and one version of the targets (the engine's row, as it is).

    ``result``: an indicator's degree, an element's result, the plan's mean. Of indicators only: ``target``,
    ``numerator`` and ``denominator`` (millionths), ``value``, ``degree_raw``, ``carried``, ``achieved_if_reversed``.
    ``counts``: objectives by light (totals), or activities by state and light (methods of the POI).
    """

    method: str
    version: int
    in_force: bool
    state: str
    reason_code: str | None
    light: str | None
    result: float | None
    achieved: bool | None = None
    achieved_count: int | None = None
    indicators: int | None = None
    no_data: int | None = None
    own_indicators: int | None = None
    simple_mean: float | None = None
    achieved_low: int | None = None
    achieved_high: int | None = None
    target: int | None = None
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    degree_raw: float | None = None
    carried: bool = False
    achieved_if_reversed: bool | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedElement:
    """An objective or action. ``children`` and ``indicators`` are codes, in the order of the plan.

    ``printed``: the rows of printed tables where its code stands.
    """

    code: str
    level: str
    parent: str | None
    name: str
    priority: int | None
    unit: str | None
    responsible: str | None
    children: tuple[str, ...]
    indicators: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    provenance: Provenance
    printed: tuple[PrintedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedTarget:
    """A version of the target of a year; ``version`` 0 is the original."""

    year: int
    version: int
    value: int | None
    instrument: str | None
    instrument_date: date | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PublishedMeasurement:
    """A value obtained in a period, with its parts where they are known."""

    period: str
    value: int | None
    numerator: int | None
    denominator: int | None
    measured_on: date | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PublishedIndicator:
    """An indicator with its ficha técnica (column name → text), its series and what each method says of it.

    ``sense`` is the one that the engine used; ``sense_source`` says whence: declared, inferred or none. ``relevance``:
    1 (most) to 3. ``printed``: the rows of printed tables where its code stands.
    """

    code: str
    element: str
    name: str
    unit: str | None
    measure: str | None
    sense: str | None
    sense_ambiguous: bool
    sense_reason: str | None
    sheet: Mapping[str, str]
    targets: tuple[PublishedTarget, ...]
    measurements: tuple[PublishedMeasurement, ...]
    verdicts: tuple[Verdict, ...]
    provenance: Provenance
    sense_source: str | None = None
    relevance: int | None = None
    printed: tuple[PrintedRow, ...] = ()

    @property
    def is_percentage(self) -> bool:
        """Whether its values and targets are percentages, told by its parámetro de medición."""
        measure = (self.measure or "").casefold()
        return measure.startswith("porcentaje") or "%" in measure


@dataclass(frozen=True, slots=True)
class PublishedUnit:
    """A unit as the plan names it; ``verdicts`` are those of methods of the POI."""

    code: str
    name: str
    parent: str | None
    verdicts: tuple[Verdict, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    printed: tuple[PrintedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedSource:
    """A document or database that rows name as their source."""

    id: str
    title: str
    publisher: str | None
    instrument: str | None
    date: date | None
    note: str | None


@dataclass(frozen=True, slots=True)
class PublishedText:
    """A text that a person wrote for the evaluation."""

    id: str
    section: str
    element: str | None
    text: str
    author: str | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PublishedLink:
    """What an objective of one plan contributes to, in a plan above it."""

    id: str
    lower_plan: str
    lower_code: str | None
    lower_name: str
    upper_plan: str
    upper_code: str | None
    upper_name: str
    explanation: str | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a published document, as printed."""

    row: int
    column: str
    heading: str | None
    text: str | None
    page: int | None
    line: int | None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of a published document: no result of ours, kept for comparison."""

    id: str
    title: str
    role: str | None
    cells: tuple[PrintedCell, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PublishedFinding:
    """A contradiction that the auditor found in the sealed inputs. Its state and answer live outside (they change).

    ``places``: the place in words, and what is printed there; ``spots`` are the same places, in the same order.
    ``unit`` is the one of ``recomputed`` and ``difference``, which are written for a reader. ``responsible_unit`` is
    the unit of the element or indicator it is about, where the plan gives one.
    """

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
    places: tuple[tuple[str, str], ...]
    spots: tuple[Spot, ...] = ()
    difference: str | None = None
    unit: str = "words"
    responsible_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Money of the plan operativo by element or unit and stage, in céntimos; printed by a document or computed.

    ``scope``: total, objective, action or unit (the total's code is the plan's). ``stage``: poi_approved,
    poi_consistent (with the PIA), programmed (the POI in force), executed; of the budget: pia, pim, certified,
    committed, accrued, paid. A printed amount has its ``spot``. No two amounts have the same scope, code and stage.
    """

    scope: str
    code: str
    stage: str
    centimos: int
    computed: bool
    provenance: Provenance
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """Everything the public site says about one plan in one year."""

    plan: str
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
    methods: tuple[PublishedMethod, ...]
    totals: tuple[Verdict, ...]
    elements: Mapping[str, PublishedElement]
    indicators: Mapping[str, PublishedIndicator]
    units: Mapping[str, PublishedUnit]
    sources: Mapping[str, PublishedSource]
    texts: tuple[PublishedText, ...]
    printed_tables: tuple[PrintedTable, ...]
    findings: tuple[PublishedFinding, ...]
    amounts: tuple[Amount, ...]
    published_at: datetime
    links: tuple[PublishedLink, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    executing_unit: str | None = None
    cutoff_date: date | None = None

    @property
    def objectives(self) -> tuple[PublishedElement, ...]:
        """The elements without parent, in the order of the plan."""
        return tuple(element for element in self.elements.values() if element.parent is None)

    def amount(self, scope: str, code: str, stage: str) -> Amount | None:
        """The amount of that scope, code and stage, or None where neither document nor tables give one."""
        wanted = (scope, code, stage)
        return next((each for each in self.amounts if (each.scope, each.code, each.stage) == wanted), None)
