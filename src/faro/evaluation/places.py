"""Where the staff finds what a file is about, and what a code that people write may stand for."""

from django.urls import reverse

from faro.evaluation.models import Commitment
from faro.evaluation.selectors.findings import findings_of
from faro.evaluation.selectors.publications import published_years
from faro.evidence.ports import Place
from faro.kernel.text import _
from faro.ledger.api import subject_key


def place_of(key: str) -> Place | None:
    """The page of a commitment, a finding or a publication that is there; None for keys of others."""
    kind, _colon, rest = key.partition(":")
    plan, _bar, code = rest.partition("/")
    finder = _FINDERS.get(kind)
    return finder(plan, code) if finder else None


def keys_of_code(code: str) -> list[str]:
    """The commitments of that code in any plan, and the finding of that identifier."""
    rows = Commitment.objects.filter(code__iexact=code, withdrawn=False).order_by("plan")
    findings = [
        subject_key("finding", plan, str(year), code)
        for plan, year in published_years()
        if code in findings_of(plan, year)
    ]
    return [*(subject_key("commitment", row.plan, row.code) for row in rows), *findings]


def _commitment(plan: str, code: str) -> Place | None:
    row = Commitment.objects.filter(plan=plan, code=code).first()
    if row is None:
        return None
    title = _("Compromiso {code}: {action}").format(code=code, action=row.action)
    return Place(title, reverse("evaluation:commitment", kwargs={"plan": plan, "code": code}))


def _finding(plan: str, rest: str) -> Place | None:
    year, _bar, identifier = rest.partition("/")
    if not year.isdecimal():
        return None
    state = findings_of(plan, int(year)).get(identifier)
    if state is None:
        return None
    title = _("Hallazgo: {title}, {subject}").format(title=state.finding.title, subject=state.finding.subject)
    return Place(
        title, reverse("evaluation:finding", kwargs={"plan": plan, "year": int(year), "identifier": identifier})
    )


def _publication(plan: str, year: str) -> Place | None:
    if not year.isdecimal() or (plan, int(year)) not in published_years(plan):
        return None
    title = _("{plan}, evaluación {year}").format(plan=plan, year=year)
    return Place(title, reverse("evaluation:evaluation", kwargs={"plan": plan, "year": int(year)}))


_FINDERS = {"commitment": _commitment, "finding": _finding, "publication": _publication}
