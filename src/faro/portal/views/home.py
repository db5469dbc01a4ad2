"""The front door: what was promised, what was reached, what changed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from faro.kernel.text import _
from faro.portal import live
from faro.portal.addresses import address, element_address, question_address
from faro.portal.answering import public_page
from faro.portal.domain.edition import Edition
from faro.portal.domain.outcomes import ORDER, PLURALS, WORDS, outcome_of, reaches
from faro.portal.presenting import ElementLine, MoneyLine, bands, element_line, judged, money_of
from faro.portal.promises.lists import in_short
from faro.portal.rendering import fragment, page
from faro.portal.selectors import edition_at, editions, latest_edition
from faro.reports.findings.wording import SEVERITY_PLURALS
from faro.ui.api import GlanceRow, MoneyRow, Outcome, money_chart, objectives_chart

_COMPARED = ("programmed", "executed")


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind, with its word."""

    light: str
    number: int
    word: str


@public_page()
def home(request: HttpRequest) -> HttpResponse:
    """The latest publication of the main plan; before the first one, what to do."""
    edition = latest_edition()
    return _plan_page(request, edition) if edition else page(request, "welcome", promises=in_short())


@public_page()
def plan(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """One plan in one year."""
    return _plan_page(request, edition_at(plan, year))


def _plan_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    lead, figures, remarks = edition.once("home", lambda: _parts(edition))
    return page(
        request,
        "home",
        edition=edition,
        plan=edition.plan,
        lead=lead,
        figures=figures,
        remarks=remarks,
        recent=live.recent(edition),
        promises=in_short(),
        editions=[each for each in editions() if each is not edition],
        question=question_address(edition.publication_key),
    )


def _parts(edition: Edition) -> tuple[str, str, str]:
    """The parts that only the publication determines: the answer, the figures, and what doesn't add up."""
    main = edition.method(edition.plan.main_method)
    counts, glance, money, spending = _figures(edition)
    context = {
        "edition": edition,
        "plan": edition.plan,
        "main": main,
        "total": judged(edition, edition.plan.totals),
        "counts": counts,
        "glance": glance,
        "reaches": reaches(main) if main else (),
        "money": money,
        "spending": spending,
        "severities": severity_counts(edition),
        "links": {
            "findings": address(edition, "findings"),
            "method": address(edition, "method", code=edition.plan.main_method),
            "total": address(edition, "plan_figures"),
        },
    }
    names = ("home_lead", "home_figures", "home_findings")
    lead, figures, remarks = (fragment(name, **context) for name in names)
    return lead, figures, remarks


def _figures(edition: Edition) -> tuple[tuple[Count, ...], str, tuple[MoneyLine, ...], str]:
    """What only the publication determines."""
    lines = tuple(element_line(edition, objective) for objective in edition.objectives)
    money = money_of(edition, "total", edition.plan.plan)
    return objective_counts(lines), _glance(edition, lines), money, _spending(edition)


def _spending(edition: Edition) -> str:
    """What was programmed and spent for each objective, drawn; nothing where neither is known."""
    found = [
        (each, [edition.plan.amount("objective", each.code, stage) for stage in _COMPARED])
        for each in edition.objectives
    ]
    known = [amount for _objective, amounts in found for amount in amounts if amount]
    if not known:
        return ""
    rows = [
        MoneyRow(
            each.name,
            tuple(amount.centimos if amount else None for amount in amounts),
            element_address(edition, each),
            each.code,
        )
        for each, amounts in found
    ]
    computed = all(amount.computed for amount in known)
    caption = _("Por objetivo, calculado") if computed else _("Por objetivo, según el documento")
    return money_chart(rows, caption=caption, stages=(_("Programado"), _("Ejecutado")))


def objective_counts(lines: tuple[ElementLine, ...]) -> tuple[Count, ...]:
    """How many objectives are met, partly, not, and without data."""
    lights = [line.light for line in lines]
    return tuple(Count(light, lights.count(light), PLURALS[light][lights.count(light) != 1]) for light in ORDER)


def _glance(edition: Edition, lines: tuple[ElementLine, ...]) -> str:
    main = edition.method(edition.plan.main_method)
    rows = [_glance_row(line) for line in lines]
    if main is None or not rows:
        return ""
    return objectives_chart(rows, caption=_("Los objetivos, uno por uno"), bands=bands(main))


def _glance_row(line: ElementLine) -> GlanceRow:
    verdict = line.judged.verdict if line.judged else None
    light = outcome_of(verdict)
    note = _("{achieved} de {all} indicadores logrados").format(achieved=line.achieved, all=line.indicators)
    if line.no_data:
        note += _(", {n} sin dato").format(n=line.no_data)
    outcome = Outcome(verdict.result if verdict else None, light, word=WORDS[light])
    return GlanceRow(line.element.code, line.element.name, outcome, line.url, note)


def severity_counts(edition: Edition) -> tuple[tuple[str, int, str], ...]:
    """Findings by severity: its code, how many, its word."""
    return tuple(
        (severity.value, edition.severities[severity.value], word.lower())
        for severity, word in SEVERITY_PLURALS.items()
        if edition.severities[severity.value]
    )
