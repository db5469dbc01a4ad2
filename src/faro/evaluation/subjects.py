"""What of the evaluation may be questioned: everything that stands published, by its subject key."""

import re
import unicodedata

from django.urls import NoReverseMatch, reverse

from faro.evaluation.published import PublishedIndicator, PublishedPlan, Verdict
from faro.evaluation.selectors.commitments import commitments
from faro.evaluation.selectors.findings import findings_of
from faro.evaluation.selectors.publications import published
from faro.kernel.formats import percent, quantity
from faro.kernel.text import _
from faro.questions.ports import Subject

_KEY = re.compile(r"(?P<kind>[a-z]+):(?P<plan>[^/]+)(?:/(?P<rest>.+))?")
_YEAR = re.compile(r"[0-9]{4}")

_SEAL = re.compile(r"seal:(?P<plan>.+)/(?P<year>\d{4})/(?P<number>\d+)")


def subject_of(key: str) -> Subject | None:
    """The published thing of that key with its figure in words, or None for keys of others."""
    parts = _KEY.fullmatch(key)
    if parts is None:
        return None
    finder = _FINDERS.get(parts["kind"])
    return finder(parts["plan"], parts["rest"] or "") if finder else None


def title_of(key: str) -> str | None:
    """How the history calls it."""
    sealed = _SEAL.fullmatch(key)
    if sealed:
        return _("publicación {number} de {plan}, evaluación {year}").format(**sealed.groupdict())
    found = subject_of(key)
    return found.title if found else None


def _element(plan_code: str, code: str) -> Subject | None:
    plan = published(plan_code)
    element = plan.elements.get(code) if plan else None
    if plan is None or element is None:
        return None
    name = "objective" if element.parent is None else "action"
    return Subject(
        title=f"{code} {element.name}",
        url=_address(plan, name, code=code),
        unit_code=element.unit or "",
        published=True,
        figure=_figure(plan, element.verdicts),
        publication=_publication(plan),
    )


def _indicator(plan_code: str, code: str) -> Subject | None:
    plan = published(plan_code)
    indicator = plan.indicators.get(code) if plan else None
    if plan is None or indicator is None:
        return None
    measured = next((each for each in indicator.measurements if each.period == str(plan.year)), None)
    target = next((each.target for each in indicator.verdicts if each.in_force), None)
    figure = _("valor {value}, meta {target}; {result}").format(
        value=_in_its_unit(indicator, measured.value if measured else None),
        target=_in_its_unit(indicator, target),
        result=_figure(plan, indicator.verdicts),
    )
    unit = indicator.unit or plan.elements[indicator.element].unit
    return Subject(
        f"{code} {indicator.name}",
        _address(plan, "indicator", code=code),
        unit or "",
        published=True,
        figure=figure,
        publication=_publication(plan),
    )


def _in_its_unit(indicator: PublishedIndicator, millionths: int | None) -> str:
    text = quantity(millionths)
    return f"{text} %" if indicator.is_percentage and millionths is not None else text


def _finding(plan_code: str, rest: str) -> Subject | None:
    year, _slash, identifier = rest.partition("/")
    if not _YEAR.fullmatch(year):
        return None
    plan, state = published(plan_code, int(year)), findings_of(plan_code, int(year)).get(identifier)
    if plan is None or state is None:
        return None
    return Subject(
        title=f"{state.finding.title}: {state.finding.subject}",
        url=_address(plan, "finding", code=identifier),
        unit_code=state.finding.responsible_unit or "",
        published=True,
        figure=state.finding.message,
        publication=_publication(plan),
    )


def _publication_subject(plan_code: str, year: str) -> Subject | None:
    plan = published(plan_code, int(year)) if _YEAR.fullmatch(year) else None
    if plan is None:
        return None
    figure = _figure(plan, plan.totals)
    return Subject(_publication(plan), _address(plan, "plan"), "", True, figure, _publication(plan))  # noqa: FBT003


def _plan(plan_code: str, rest: str) -> Subject | None:
    plan = None if rest else published(plan_code)
    return _publication_subject(plan_code, str(plan.year)) if plan else None


def _commitment(plan_code: str, code: str) -> Subject | None:
    plan = published(plan_code)
    found = next((each for each in commitments(plan_code) if each.row.code == code), None)
    if plan is None or found is None:
        return None
    return Subject(
        title=f"{code} {found.row.action}",
        url=_address(plan, "commitments"),
        unit_code=found.row.unit or "",
        published=True,
        figure=f"{found.state_label}, {found.due_label}",
        publication=_publication(plan),
    )


_FINDERS = {
    "plan": _plan,
    "element": _element,
    "indicator": _indicator,
    "finding": _finding,
    "publication": _publication_subject,
    "commitment": _commitment,
}


def _figure(plan: PublishedPlan, verdicts: tuple[Verdict, ...]) -> str:
    """«67.0 % (CEPLAN 2021…)»: the main method's result with the targets in force."""
    name = next(method.name for method in plan.methods if method.id == plan.main_method)
    result = next((each.result for each in verdicts if each.method == plan.main_method and each.in_force), None)
    return f"{percent(result)} ({name})"


def _publication(plan: PublishedPlan) -> str:
    return _("{plan}, evaluación {year}").format(plan=plan.name, year=plan.year)


def _address(plan: PublishedPlan, name: str, **kwargs: str) -> str:
    """The public page, by the name that the room of public pages gives it; the home page without one."""
    for wanted, arguments in ((name, {"plan": _slug(plan.plan), "year": plan.year, **kwargs}), ("home", {})):
        try:
            return reverse(f"portal:{wanted}", kwargs=arguments)
        except NoReverseMatch:
            continue
    return "/"


def _slug(plan: str) -> str:
    bare = unicodedata.normalize("NFKD", plan).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
