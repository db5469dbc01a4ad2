"""An objective or an action: its result, what it holds, how it was computed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from faro.engine.method import PEI
from faro.evaluation.api import PublishedElement, PublishedText
from faro.kernel.text import _
from faro.package.tables.account import SECTIONS
from faro.portal import live
from faro.portal.addresses import address, code_address, element_address, question_address
from faro.portal.answering import public_page
from faro.portal.domain.edition import Edition
from faro.portal.domain.steps import Step, element_steps, total_steps
from faro.portal.presenting import Judged, bands, by_method, element_line, indicator_line, judged, money_of, reference
from faro.portal.rendering import page
from faro.portal.selectors import edition_at, element_at
from faro.ui.api import Crumb, Outcome, bullet_chart


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A method's verdict and the steps to it."""

    judged: Judged
    steps: tuple[Step, ...]
    url: str


@public_page()
def objective(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """An objective."""
    edition = edition_at(plan, year)
    return _element_page(request, edition, element_at(edition, code, objective=True))


@public_page()
def action(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """An action."""
    edition = edition_at(plan, year)
    return _element_page(request, edition, element_at(edition, code, objective=False))


def _element_page(request: HttpRequest, edition: Edition, element: PublishedElement) -> HttpResponse:
    subject = edition.key("element", element.code)
    scope = "objective" if edition.is_objective(element) else "action"
    return page(
        request,
        "element",
        edition=edition,
        element=element,
        is_objective=edition.is_objective(element),
        crumbs=element_crumbs(edition, element),
        line=element_line(edition, element),
        judged=judged(edition, element.verdicts),
        chart=_chart(edition, element),
        groups=_groups(edition, element),
        reckonings=_reckonings(edition, element),
        methods=by_method(edition, element.verdicts),
        unit=edition.plan.units.get(element.unit or ""),
        unit_url=code_address(edition, element.unit or ""),
        source=reference(edition, element.provenance, "name", element.code),
        money=money_of(edition, scope, element.code),
        texts=_texts(edition, element),
        findings=live.finding_lines(edition, edition.findings_about.get(element.code, ())),
        conversation=live.conversation(edition, subject),
        question_url=question_address(subject),
    )


def element_crumbs(edition: Edition, element: PublishedElement) -> list[Crumb]:
    """The way back to an element."""
    above = edition.plan.elements[element.parent] if element.parent else None
    steps = [Crumb(above.code, element_address(edition, above))] if above else []
    return [Crumb(_("Inicio"), address(edition, "plan")), *steps, Crumb(element.code)]


def _groups(edition: Edition, element: PublishedElement) -> list[dict[str, object]]:
    """The element's own indicators, then those of each that hangs from it under its result."""
    own = [indicator_line(edition, each) for each in edition.indicators_of(element)]
    below = [edition.plan.elements[code] for code in element.children]
    groups = [
        {
            "line": element_line(edition, each),
            "indicators": [indicator_line(edition, one) for one in edition.indicators_within(each)],
        }
        for each in below
    ]
    return [{"line": None, "indicators": own}, *groups] if own else groups


def _texts(edition: Edition, element: PublishedElement) -> list[tuple[str, list[PublishedText]]]:
    """What the report says of it, by section."""
    found: dict[str, list[PublishedText]] = {}
    for text in edition.texts_of.get(element.code, ()):
        found.setdefault(SECTIONS.get(text.section, text.section), []).append(text)
    return list(found.items())


def _chart(edition: Edition, element: PublishedElement) -> str:
    found = judged(edition, element.verdicts)
    if found is None or not found.method.bands:
        return ""
    outcome = Outcome(found.verdict.result, found.light, word=found.word)
    caption = _("Resultado de {code} según {method}").format(code=element.code, method=found.method.name)
    return bullet_chart(outcome, caption=caption, bands=bands(found.method))


def _reckonings(edition: Edition, element: PublishedElement) -> list[Reckoning]:
    found = []
    for each in by_method(edition, element.verdicts):
        rule = edition.rules.get(each.method.id)
        if rule is None or each.method.kind != PEI:
            continue
        counted = edition.indicators_counted(element, each.method.id)
        verdicts = [edition.verdict(one.verdicts, each.method.id) for one in counted]
        steps = element_steps(each.verdict, verdicts, each.method, rule)
        found.append(Reckoning(each, steps, address(edition, "method", code=each.method.id)))
    return found


@public_page()
def plan_figures(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The result of the whole plan and how it was computed, under every method."""
    edition = edition_at(plan, year)
    reckonings = []
    for each in by_method(edition, edition.plan.totals):
        if each.method.kind == PEI:
            results = [edition.verdict(one.verdicts, each.method.id) for one in edition.objectives]
            steps = total_steps(each.verdict, [one.result if one else None for one in results], each.method)
            reckonings.append(Reckoning(each, steps, address(edition, "method", code=each.method.id)))
    return page(
        request,
        "plan_figures",
        edition=edition,
        crumbs=[Crumb(_("Inicio"), address(edition, "plan")), Crumb(_("El plan entero"))],
        reckonings=reckonings,
        methods=by_method(edition, edition.plan.totals),
        versions=_versions(edition),
        links=edition.plan.links,
        findings=live.finding_lines(edition, edition.findings_about.get(edition.plan.plan, ())),
        question_url=question_address(edition.publication_key),
    )


def _versions(edition: Edition) -> list[dict[str, object]]:
    """The plan against each version of its targets, where there is more than one."""
    rows = [each for each in edition.plan.totals if each.indicators is not None]
    several = {row.version for row in rows}
    names = {each.id: each.name for each in edition.plan.methods}
    return [{"method": names[row.method], "verdict": row} for row in rows] if len(several) > 1 else []
