"""What pages show of figures: words, marks, links, each made once from the publication."""

from dataclasses import dataclass

from faro.evaluation.api import (
    STAGE_LABELS,
    Amount,
    Provenance,
    PublishedElement,
    PublishedIndicator,
    PublishedMethod,
    Verdict,
)
from faro.kernel.formats import MISSING, money, percent
from faro.kernel.text import _
from faro.portal.addresses import address, citation_address, element_address, spot_address
from faro.portal.domain.arithmetic import written, written_units
from faro.portal.domain.citations import Citation
from faro.portal.domain.edition import Edition
from faro.portal.domain.outcomes import WORDS, band_name, outcome_of
from faro.portal.domain.steps import measurement_of
from faro.ui.api import Band, Outcome


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a figure comes from, for a reader: words, the address of the place, what is printed there."""

    text: str
    url: str
    printed: str
    note: str
    exact: bool


def reference(edition: Edition, provenance: Provenance, kind: str, code: str) -> Reference | None:
    """The reference of a figure; None where its row names no source."""
    citation: Citation = edition.citations.cite(provenance, kind, code)
    if not citation.text:
        return None
    cell = citation.cell
    printed = cell.text if cell else ""
    return Reference(citation.text, citation_address(edition, citation), printed, citation.note, cell is not None)


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict in words: the method's, the light, the citizen's word, the band's name and the figure."""

    method: PublishedMethod
    verdict: Verdict
    light: str
    word: str
    band: str
    shown: str

    @property
    def outcome(self) -> Outcome:
        """As charts and marks take it."""
        return Outcome(self.verdict.result, self.light, word=self.band)


def judged(edition: Edition, verdicts: tuple[Verdict, ...], method: str = "") -> Judged | None:
    """What a method says against the targets in force; None where it says nothing of this."""
    verdict = edition.verdict(verdicts, method)
    rule = edition.method(method or edition.plan.main_method)
    return shown_verdict(rule, verdict) if verdict and rule else None


def shown_verdict(method: PublishedMethod, verdict: Verdict) -> Judged:
    """A verdict in words."""
    light = outcome_of(verdict)
    return Judged(method, verdict, light, WORDS[light], band_name(method, verdict.light), percent(verdict.result))


def by_method(edition: Edition, verdicts: tuple[Verdict, ...]) -> tuple[Judged, ...]:
    """Every method's verdict against the targets in force, the main method first."""
    found = (judged(edition, verdicts, method.id) for method in edition.methods)
    return tuple(each for each in found if each is not None)


def bands(method: PublishedMethod) -> tuple[Band, ...]:
    """The bands of a method, for a chart."""
    return tuple(Band(float(band.start), band.light, band.name) for band in method.bands)


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in a list: target, value, whether it was reached, and where each is printed."""

    indicator: PublishedIndicator
    url: str
    target: str
    value: str
    reached: bool | None
    judged: Judged | None
    source: Reference | None

    @property
    def word(self) -> str:
        """Whether it reached its target, in words."""
        return reached_word(self.reached)

    @property
    def light(self) -> str:
        """The mark of that."""
        return {True: "green", False: "red", None: "nd"}[self.reached]


def reached_word(reached: bool | None) -> str:  # noqa: FBT001 the value is what is worded
    """«Logrado», «No logrado», «Sin dato»."""
    if reached is None:
        return _("Sin dato")
    return _("Logrado") if reached else _("No logrado")


def indicator_line(edition: Edition, indicator: PublishedIndicator) -> IndicatorLine:
    """An indicator for a list."""
    verdict = edition.verdict(indicator.verdicts)
    measurement = measurement_of(indicator, edition.year)
    return IndicatorLine(
        indicator,
        address(edition, "indicator", code=indicator.code),
        with_unit(written_units(verdict.target) if verdict else MISSING, indicator),
        with_unit(written(verdict.value) if verdict else MISSING, indicator),
        verdict.achieved if verdict else None,
        judged(edition, indicator.verdicts),
        reference(edition, measurement.provenance if measurement else indicator.provenance, "value", indicator.code),
    )


def with_unit(text: str, indicator: PublishedIndicator) -> str:
    """A figure of the indicator with the sign of a percentage where it is one."""
    return f"{text} %" if indicator.is_percentage and text != MISSING else text


@dataclass(frozen=True, slots=True)
class ElementLine:
    """An objective or action in a list."""

    element: PublishedElement
    url: str
    judged: Judged | None
    achieved: int
    indicators: int
    no_data: int

    @property
    def light(self) -> str:
        """The light of the main method."""
        return self.judged.light if self.judged else "nd"

    @property
    def word(self) -> str:
        """The citizen's word for it."""
        return WORDS[self.light]


def element_line(edition: Edition, element: PublishedElement) -> ElementLine:
    """An objective or action for a list."""
    verdict = edition.verdict(element.verdicts)
    return ElementLine(
        element,
        element_address(edition, element),
        judged(edition, element.verdicts),
        (verdict.achieved_count or 0) if verdict else 0,
        (verdict.indicators or 0) if verdict else 0,
        (verdict.no_data or 0) if verdict else 0,
    )


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """An amount with its stage, whether Faro computed it, and where it is printed."""

    stage: str
    shown: str
    centimos: int
    computed: bool
    url: str
    place: str

    @property
    def origin(self) -> str:
        """Computed, or what a document prints."""
        return _("calculado") if self.computed else _("según el documento")


def money_line(edition: Edition, amount: Amount) -> MoneyLine:
    """An amount for a list."""
    url = spot_address(edition, amount.spot)
    stage = STAGE_LABELS.get(amount.stage, amount.stage)
    return MoneyLine(
        stage, money(amount.centimos), amount.centimos, amount.computed, url, amount.provenance.place or ""
    )


def money_of(edition: Edition, scope: str, code: str) -> tuple[MoneyLine, ...]:
    """The money of an element, a unit or the plan."""
    return tuple(money_line(edition, amount) for amount in edition.amounts_of.get((scope, code), ()))
