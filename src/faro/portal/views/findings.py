"""«Lo que no cuadra»: the auditor's findings, each with its places and what the municipality says."""

from collections import Counter
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from faro.checks.finding import RuleClass, Severity
from faro.evaluation.api import PublishedFinding, Spot
from faro.kernel.text import _
from faro.portal import live
from faro.portal.addresses import address, code_address, question_address, spot_address
from faro.portal.answering import public_page
from faro.portal.domain.edition import Edition
from faro.portal.rendering import page
from faro.portal.selectors import edition_at
from faro.reports.findings.wording import CLASS_MEANINGS, CLASSES, SEVERITIES, SEVERITY_MEANINGS, SEVERITY_PLURALS
from faro.ui.api import Crumb, page_of

_PER_PAGE = 25
_PLACES_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, how many findings it has, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@public_page("gravedad", "clase", "objetivo", "pagina")
def findings(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The list, narrowed by severity, class and objective."""
    edition = edition_at(plan, year)
    severity, kind, objective = (request.GET.get(name, "") for name in ("gravedad", "clase", "objetivo"))
    every = edition.plan.findings
    found = [each for each in every if _is_chosen(edition, each, severity, kind, objective)]
    listed = page_of(request, found, _PER_PAGE)
    return page(
        request,
        "findings",
        edition=edition,
        crumbs=[Crumb(_("Inicio"), address(edition, "plan")), Crumb(_("Lo que no cuadra"))],
        total=len(every),
        high=edition.severities[Severity.HIGH.value],
        severities=_choices(Counter(each.severity for each in every), severity, SEVERITY_PLURALS),
        meanings=[(SEVERITIES[each], SEVERITY_MEANINGS[each]) for each in Severity],
        classes=_choices(Counter(each.rule_class for each in every), kind, CLASSES),
        objectives=_objective_choices(edition, objective),
        filtered=bool(severity or kind or objective),
        lines=live.finding_lines(edition, listed.items),
        page=listed,
    )


def _is_chosen(edition: Edition, finding: PublishedFinding, severity: str, kind: str, objective: str) -> bool:
    if severity and finding.severity != severity:
        return False
    if kind and finding.rule_class != kind:
        return False
    return not objective or finding.id in edition.findings_within(objective)


def _choices(counts: Counter[str], chosen: str, words: dict[Severity, str] | dict[RuleClass, str]) -> list[Choice]:
    return [
        Choice(each.value, word, counts[each.value], each.value == chosen)
        for each, word in words.items()
        if counts[each.value]
    ]


def _objective_choices(edition: Edition, chosen: str) -> list[Choice]:
    return [
        Choice(each.code, f"{each.code} {each.name}", len(edition.findings_within(each.code)), each.code == chosen)
        for each in edition.objectives
        if edition.findings_within(each.code)
    ]


@public_page("pagina")
def finding(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """One finding with every place where it shows."""
    edition = edition_at(plan, year)
    found = edition.findings.get(code)
    if found is None:
        raise Http404(_("No hay un hallazgo con ese número en esta publicación."))
    subject = edition.finding_key(code)
    return page(
        request,
        "finding",
        edition=edition,
        line=live.finding_lines(edition, (found,))[0],
        finding=found,
        crumbs=[
            Crumb(_("Inicio"), address(edition, "plan")),
            Crumb(_("Lo que no cuadra"), address(edition, "findings")),
            Crumb(found.id),
        ],
        severity=SEVERITIES[Severity(found.severity)],
        severity_meaning=SEVERITY_MEANINGS[Severity(found.severity)],
        kind=CLASSES[RuleClass(found.rule_class)],
        kind_meaning=CLASS_MEANINGS[RuleClass(found.rule_class)],
        subject_url=code_address(edition, found.subject),
        unit=edition.plan.units.get(found.responsible_unit or ""),
        unit_url=code_address(edition, found.responsible_unit or ""),
        page=page_of(request, _places(edition, found), _PLACES_PER_PAGE),
        conversation=live.conversation(edition, subject),
        question_url=question_address(subject),
    )


def _places(edition: Edition, found: PublishedFinding) -> list[tuple[str, str, str]]:
    """Place, what is printed there, and the address of the cell."""
    spots = found.spots or (None,) * len(found.places)
    return [
        (_with_document(edition, place, spot), printed, spot_address(edition, spot))
        for (place, printed), spot in zip(found.places, spots, strict=True)
    ]


def _with_document(edition: Edition, place: str, spot: Spot | None) -> str:
    """The place with the name of its document before it."""
    source = edition.plan.sources.get(spot.document) if spot else None
    return f"{source.instrument or source.title}, {place}" if source else place
