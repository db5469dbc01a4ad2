"""An indicator: its value against its target, how each method judges it, where every number is printed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from faro.evaluation.api import PublishedIndicator
from faro.kernel.fixed import QUANTITY_SCALE, to_scaled
from faro.kernel.rounding import half_up
from faro.kernel.text import _
from faro.package.tables import BY_NAME
from faro.portal import live
from faro.portal.addresses import address, code_address, element_address, question_address
from faro.portal.answering import public_page
from faro.portal.domain.arithmetic import written_units
from faro.portal.domain.edition import Edition
from faro.portal.domain.steps import common_steps, method_steps, sense_words, target_of
from faro.portal.presenting import Reference, by_method, indicator_line, judged, reference, with_unit
from faro.portal.records import records_path
from faro.portal.rendering import page
from faro.portal.selectors import edition_at, indicator_at
from faro.portal.views.elements import Reckoning
from faro.reports.versions import version_label
from faro.ui.api import Crumb, YearPoint, series_chart

_SHEET = BY_NAME["indicators"]
_SHOWN_ELSEWHERE = frozenset({"sense", "sense_reason", "unit"})
_SENSE_SOURCES = {"declared": _("declarado en la ficha"), "inferred": _("deducido de la serie de metas")}


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A row of the series: what it is, its figure, what set it, and where it is printed."""

    period: str
    what: str
    shown: str
    detail: str
    source: Reference | None


@public_page()
def indicator(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """An indicator."""
    edition = edition_at(plan, year)
    found = indicator_at(edition, code)
    verdict = edition.verdict(found.verdicts)
    subject = edition.key("indicator", code)
    target = target_of(found, year, verdict.version) if verdict else None
    return page(
        request,
        "indicator",
        edition=edition,
        indicator=found,
        crumbs=_crumbs(edition, found),
        line=indicator_line(edition, found),
        judged=judged(edition, found.verdicts),
        target_source=reference(edition, target.provenance, "target", code) if target else None,
        chart=_chart(edition, found),
        common=common_steps(found, year, verdict) if verdict else (),
        reckonings=_reckonings(edition, found),
        methods=by_method(edition, found.verdicts),
        path=records_path(edition, found),
        versions=_versions(edition, found),
        sense=sense_words(found.sense),
        sense_source=_SENSE_SOURCES.get(found.sense_source or "", ""),
        series=_series(edition, found),
        sheet=_sheet(found),
        sheet_source=reference(edition, found.provenance, "name", code),
        unit=edition.plan.units.get(found.unit or ""),
        unit_url=code_address(edition, found.unit or ""),
        findings=live.finding_lines(edition, edition.findings_about.get(code, ())),
        conversation=live.conversation(edition, subject),
        question_url=question_address(subject),
    )


def _crumbs(edition: Edition, found: PublishedIndicator) -> list[Crumb]:
    element = edition.plan.elements[found.element]
    chain = [element]
    while chain[0].parent is not None:
        chain.insert(0, edition.plan.elements[chain[0].parent])
    steps = [Crumb(each.code, element_address(edition, each)) for each in chain]
    return [Crumb(_("Inicio"), address(edition, "plan")), *steps, Crumb(found.code)]


def _reckonings(edition: Edition, found: PublishedIndicator) -> list[Reckoning]:
    reckonings = []
    for each in by_method(edition, found.verdicts):
        rule = edition.rules.get(each.method.id)
        if rule is not None:
            steps = method_steps(found, each.verdict, each.method, rule)
            reckonings.append(Reckoning(each, steps, address(edition, "method", code=each.method.id)))
    return reckonings


def _chart(edition: Edition, found: PublishedIndicator) -> str:
    points = [_point(edition, found, year) for year in range(edition.plan.first_year, edition.plan.last_year + 1)]
    known = [each for each in points if each.target is not None or each.value is not None or each.year == edition.year]
    caption = _("{code}: lo obtenido frente a la meta").format(code=found.code)
    return series_chart(known, caption=caption, unit=found.measure or "")


def _point(edition: Edition, found: PublishedIndicator, year: int) -> YearPoint:
    given = [each for each in found.targets if each.year == year]
    original = next((each.value for each in given if each.version == 0), None)
    target = max(given, key=lambda each: each.version).value if given else None
    measured = next((each for each in found.measurements if each.period == str(year)), None)
    value = measured.value if measured else None
    verdict = edition.verdict(found.verdicts)
    if year == edition.year and verdict and verdict.value is not None:
        value = to_scaled(half_up(verdict.value, QUANTITY_SCALE), QUANTITY_SCALE)
    return YearPoint(year, value, target, original, expected=year <= edition.year)


def _versions(edition: Edition, found: PublishedIndicator) -> list[dict[str, object]]:
    """Each method's verdict against each version of the targets, where there is more than one."""
    names = {each.id: each.name for each in edition.plan.methods}
    if len({each.version for each in found.verdicts}) < 2:
        return []
    return [
        {"method": names[each.method], "version": version_label(each.version), "verdict": each}
        for each in found.verdicts
        if not each.carried
    ]


def _series(edition: Edition, found: PublishedIndicator) -> list[SeriesLine]:
    targets = [
        SeriesLine(
            str(each.year),
            _("Meta, {version}").format(version=version_label(each.version).lower()),
            with_unit(written_units(each.value), found),
            each.instrument or "",
            reference(edition, each.provenance, "target", found.code),
        )
        for each in found.targets
    ]
    values = [
        SeriesLine(
            each.period,
            _("Valor obtenido"),
            with_unit(written_units(each.value), found),
            _parts(each.numerator, each.denominator),
            reference(edition, each.provenance, "value", found.code),
        )
        for each in found.measurements
    ]
    return sorted((*targets, *values), key=lambda line: line.period)


def _parts(numerator: int | None, denominator: int | None) -> str:
    if numerator is None or denominator is None:
        return ""
    return _("{numerator} de {denominator}").format(
        numerator=written_units(numerator), denominator=written_units(denominator)
    )


def _sheet(found: PublishedIndicator) -> list[tuple[str, str]]:
    """The ficha técnica with its Spanish labels, in the order of the norm."""
    return [
        (column.label, found.sheet[column.name])
        for column in _SHEET.columns
        if column.name in found.sheet and column.name not in _SHOWN_ELSEWHERE
    ]
