"""From what is published to what the API answers."""

from collections.abc import Callable
from typing import Any

from faro.evaluation.api import (
    STAGE_LABELS,
    Provenance,
    PublishedElement,
    PublishedFinding,
    PublishedIndicator,
    PublishedMeasurement,
    Verdict,
)
from faro.evaluation.api import Amount as PublishedAmount
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled
from faro.kernel.formats import money, percent, quantity
from faro.portal.addresses import address, citation_address, element_address, spot_address
from faro.portal.domain.arithmetic import written
from faro.portal.domain.edition import Edition
from faro.portal.rest import schemas
from faro.reports.reasons import reason_sentence

Absolute = Callable[[str], str]


def number(units: int | None) -> schemas.Number:
    """A quantity as a JSON number: whole where it is whole (as in the evaluation's JSON)."""
    if units is None:
        return None
    exact = from_scaled(units, QUANTITY_SCALE)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def quantity_figure(units: int | None) -> schemas.Figure:
    """A quantity."""
    return schemas.Figure(value=number(units), shown=quantity(units))


def points_figure(points: float | None) -> schemas.Figure:
    """A degree or result, in points."""
    return schemas.Figure(value=points, shown=percent(points))


class Converter:
    """Converts what one publication holds. ``absolute`` makes whole addresses."""

    def __init__(self, edition: Edition, absolute: Absolute) -> None:
        self.edition = edition
        self.absolute = absolute

    def source(self, provenance: Provenance, kind: str = "name", code: str = "") -> schemas.Source:
        """Where a row comes from."""
        url = citation_address(self.edition, self.edition.citations.cite(provenance, kind, code))
        return schemas.Source(
            source=provenance.source,
            place=provenance.place,
            note=provenance.note,
            url=self.absolute(url) if url else None,
        )

    def result(self, verdict: Verdict, *, of_indicator: bool = False) -> schemas.Result:
        """A verdict."""
        return schemas.Result(**self._fields(verdict, of_indicator=of_indicator))

    def scoped(self, scope: str, code: str, verdict: Verdict) -> schemas.ScopedResult:
        """A verdict with what it is about."""
        fields = self._fields(verdict, of_indicator=scope == "indicator")
        return schemas.ScopedResult(scope=scope, code=code, **fields)

    def _fields(self, verdict: Verdict, *, of_indicator: bool) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "method": verdict.method,
            "target_version": verdict.version,
            "in_force": verdict.in_force,
            "state": verdict.state,
            "reason_code": verdict.reason_code,
            "reason": reason_sentence(verdict.reason_code),
            "light": verdict.light,
            "result": points_figure(verdict.result),
            "counts": dict(verdict.counts),
        }
        return fields | (_of_indicator(verdict) if of_indicator else _of_group(verdict))

    def element(self, element: PublishedElement) -> schemas.Element:
        """An objective or action."""
        return schemas.Element(
            code=element.code,
            level=element.level,
            parent=element.parent,
            name=element.name,
            priority=element.priority,
            unit=element.unit,
            responsible=element.responsible,
            children=list(element.children),
            indicators=list(element.indicators),
            url=self.absolute(element_address(self.edition, element)),
            results=[self.result(each) for each in element.verdicts],
            source=self.source(element.provenance, "name", element.code),
        )

    def indicator(self, indicator: PublishedIndicator) -> schemas.Indicator:
        """An indicator with its series."""
        return schemas.Indicator(
            code=indicator.code,
            element=indicator.element,
            name=indicator.name,
            unit=indicator.unit,
            measure=indicator.measure,
            sense=indicator.sense,
            sense_source=indicator.sense_source,
            sense_ambiguous=indicator.sense_ambiguous,
            sense_reason=indicator.sense_reason,
            sheet=dict(indicator.sheet),
            url=self.absolute(address(self.edition, "indicator", code=indicator.code)),
            targets=[
                schemas.Target(
                    year=each.year,
                    version=each.version,
                    value=quantity_figure(each.value),
                    instrument=each.instrument,
                    instrument_date=each.instrument_date,
                    source=self.source(each.provenance, "target", indicator.code),
                )
                for each in indicator.targets
            ],
            measurements=[self.measurement(indicator, each) for each in indicator.measurements],
            results=[self.result(each, of_indicator=True) for each in indicator.verdicts],
            source=self.source(indicator.provenance, "name", indicator.code),
        )

    def measurement(self, indicator: PublishedIndicator, each: PublishedMeasurement) -> schemas.Measurement:
        """A value obtained."""
        return schemas.Measurement(
            indicator=indicator.code,
            period=each.period,
            value=quantity_figure(each.value),
            numerator=number(each.numerator),
            denominator=number(each.denominator),
            measured_on=each.measured_on,
            source=self.source(each.provenance, "value", indicator.code),
        )

    def finding(self, finding: PublishedFinding, state: str, answer: str) -> schemas.Finding:
        """Something that doesn't add up."""
        spots = finding.spots or (None,) * len(finding.places)
        urls = [spot_address(self.edition, spot) for spot in spots]
        return schemas.Finding(
            id=finding.id,
            rule=finding.rule,
            rule_class=finding.rule_class,
            severity=finding.severity,
            title=finding.title,
            subject=finding.subject,
            message=finding.message,
            explanation=finding.explanation,
            reason=finding.reason,
            printed=finding.printed,
            recomputed=finding.recomputed,
            difference=finding.difference,
            state=state,
            answer=answer or None,
            url=self.absolute(address(self.edition, "finding", code=finding.id)),
            places=[
                schemas.FindingPlace(place=place, printed=printed, url=self.absolute(url) if url else None)
                for (place, printed), url in zip(finding.places, urls, strict=True)
            ],
        )

    def amount(self, amount: PublishedAmount) -> schemas.Amount:
        """Money."""
        return schemas.Amount(
            scope=amount.scope,
            code=amount.code,
            stage=amount.stage,
            stage_label=STAGE_LABELS.get(amount.stage, amount.stage),
            amount=schemas.Money(centimos=amount.centimos, shown=money(amount.centimos)),
            computed=amount.computed,
            source=self.source(amount.provenance),
        )


def _of_indicator(verdict: Verdict) -> dict[str, Any]:
    return {
        "achieved": verdict.achieved,
        "target": quantity_figure(verdict.target),
        "value": schemas.Figure(value=verdict.value, shown=written(verdict.value)),
        "degree_raw": points_figure(verdict.degree_raw),
        "achieved_if_reversed": verdict.achieved_if_reversed,
        "carried": verdict.carried,
    }


def _of_group(verdict: Verdict) -> dict[str, Any]:
    return {
        "achieved": verdict.achieved_count,
        "indicators": verdict.indicators,
        "achieved_low": verdict.achieved_low,
        "achieved_high": verdict.achieved_high,
        "no_data": verdict.no_data,
        "own_indicators": verdict.own_indicators,
        "simple_mean": points_figure(verdict.simple_mean),
    }
