"""The way of a pledge: action, money, indicator, record. Only by links that a person confirmed."""

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse

from faro.evaluation.api import PublishedIndicator, PublishedPlan, Verdict, published, published_years
from faro.kernel.formats import money, percent, quantity
from faro.kernel.text import _
from faro.monitoring.api import activities_of, executed, poi
from faro.promises.domain.facts import Chain, ChainStep, LinkLine
from faro.registers.api import newest_period, public_path

KINDS = ("objective", "action", "activity", "investment", "money", "indicator", "record")
STEP_LABELS = {"money": _("Dinero"), "record": _("Anotaciones")}


def chain_of(links: Sequence[LinkLine], since: int) -> Chain:
    """The steps that the confirmed links lead to, in the order of the way.

    ``since``: the first year that counts. What was done before is nobody's answer to the pledge.
    """
    plans = {plan: published_real(plan, since) for plan in {plan_of(link.subject) for link in links} if plan}
    found = [step for link in links for step in _steps(link, plans.get(plan_of(link.subject)), since)]
    steps = tuple(sorted(found, key=lambda step: [*KINDS, "evidence"].index(step.kind)))
    there = {step.kind for step in steps}
    wanted = {"action": {"action", "activity", "investment"}, "money": {"money"}, "indicator": {"indicator"}}
    wanted["record"] = {"record"}
    return Chain(steps, tuple(kind for kind, ways in wanted.items() if not ways & there))


def published_real(plan: str, since: int) -> PublishedPlan | None:
    """What stands published of a plan since a year: the last real one; a made-up one only where there is no other."""
    years = [year for code, year in published_years(plan) if code == plan and year >= since]
    return published(plan, years[0]) if years else None


def plan_of(subject: str) -> str:
    """The institutional plan that a key belongs to; empty for an investment or a file."""
    kind, _colon, rest = subject.partition(":")
    return rest.split("/")[0] if kind in ("element", "indicator", "activity") else ""


def result_of(plan: PublishedPlan, verdicts: Iterable[Verdict]) -> Verdict | None:
    """What the main method says with the targets in force."""
    return next((each for each in verdicts if each.method == plan.main_method and each.in_force), None)


def _steps(link: LinkLine, plan: PublishedPlan | None, since: int) -> Iterator[ChainStep]:
    if link.kind == "indicator":
        yield from _indicator(link, plan, since)
        return
    verdicts = plan.elements[link.code].verdicts if plan and link.code in plan.elements else ()
    result = result_of(plan, verdicts) if plan else None
    said = _of_year(percent(result.result), plan) if plan and result and result.result is not None else ""
    yield _step(link, said, plan=plan)
    if link.kind in ("objective", "action") and plan is not None:
        yield from _money(link, plan)
    if link.kind == "activity":
        yield from _spent(link, since)


def _address(link: LinkLine, year: int) -> str:
    """The public page in the year of the figure: a link leads to the newest one, which may be another."""
    newest = published(plan_of(link.subject))
    return link.url.replace(f"/{newest.year}/", f"/{year}/", 1) if newest else link.url


def _step(
    link: LinkLine, figure: str = "", degree: float | None = None, plan: PublishedPlan | None = None
) -> ChainStep:
    return ChainStep(
        kind=link.kind,
        kind_label=link.kind_label,
        subject=link.subject,
        code=link.code,
        title=link.title,
        figure=figure,
        degree=degree,
        url=_address(link, plan.year) if plan else link.url,
        staff_url=link.staff_url,
    )


def _of_year(figure: str, plan: PublishedPlan) -> str:
    words = _("{figure} en {year}, cifra de muestra") if plan.synthetic else _("{figure} en {year}")
    return words.format(figure=figure, year=plan.year)


def _money(link: LinkLine, plan: PublishedPlan) -> Iterator[ChainStep]:
    scope = link.kind
    done, meant = plan.amount(scope, link.code, "executed"), plan.amount(scope, link.code, "programmed")
    if done is None:
        return
    told = _("{done} ejecutados").format(done=money(done.centimos))
    if meant is not None:
        told = _("{done} ejecutados de {meant} programados").format(
            done=money(done.centimos), meant=money(meant.centimos)
        )
    yield ChainStep(
        kind="money",
        kind_label=STEP_LABELS["money"],
        subject=link.subject,
        code=link.code,
        title=link.title,
        figure=_of_year(told, plan),
        amount=done.centimos,
        url=_address(link, plan.year),
        staff_url=link.staff_url,
    )


def _spent(link: LinkLine, since: int) -> Iterator[ChainStep]:
    """What the activity's unit reported as spent, released months only."""
    parts = link.subject.partition(":")[2].split("/", 2)
    year = int(parts[1]) if len(parts) == 3 and parts[1].isdecimal() else 0
    held = poi(parts[0], year) if year >= since else None
    row = activities_of(held).filter(code=parts[2]).first() if held else None
    if held is None or row is None:
        return
    amounts = [each.financial for each in executed(held) if each.activity == row.code and each.financial is not None]
    if not amounts:
        return
    yield ChainStep(
        kind="money",
        kind_label=STEP_LABELS["money"],
        subject=link.subject,
        code=link.code,
        title=link.title,
        figure=_("{done} ejecutados en {year}").format(done=money(sum(amounts)), year=held.year),
        amount=sum(amounts),
        staff_url=link.staff_url,
    )


def _indicator(link: LinkLine, plan: PublishedPlan | None, since: int) -> Iterator[ChainStep]:
    row = plan.indicators.get(link.code) if plan else None
    if plan is None or row is None:
        yield _step(link)
        return
    result = result_of(plan, row.verdicts)
    degree = result.result if result else None
    yield _step(link, _of_year(_value_words(row, result, plan.year), plan), degree, plan)
    yield from _records(link, plan, since)


def _value_words(row: PublishedIndicator, result: Verdict | None, year: int) -> str:
    measured = next((each.value for each in row.measurements if each.period == str(year)), None)
    sign = " %" if row.is_percentage else ""
    value = f"{quantity(measured)}{sign}" if measured is not None else _("sin dato")
    if result is None or result.target is None:
        return value
    words = _("{value}, meta {target} (avance {result})")
    return words.format(value=value, target=f"{quantity(result.target)}{sign}", result=percent(result.result))


def _records(link: LinkLine, plan: PublishedPlan, since: int) -> Iterator[ChainStep]:
    """The registers' way of the newest figure: for the staff its records, for everyone the sums where they may see."""
    period = newest_period(plan.plan, link.code)
    if period[:4] < str(since):
        return
    shown = _published_in(plan.plan, period)
    path = public_path(plan.plan, link.code, period, _measured(shown, link.code, period))
    words = ""
    if path is not None:
        told = _("{value} en {period}, de {records} anotaciones: {registers}")
        words = told.format(value=path.value, period=period, records=path.records, registers=", ".join(path.registers))
        words = _("{words}; cifra de muestra").format(words=words) if shown and shown.synthetic else words
    yield ChainStep(
        kind="record",
        kind_label=STEP_LABELS["record"],
        subject=link.subject,
        code=link.code,
        title=_("Anotaciones detrás de la cifra de {period}").format(period=period),
        figure=words,
        url=_address(link, shown.year) if path and shown else "",
        staff_url=reverse("registers:lineage", args=[plan.plan, link.code, period]),
    )


def _published_in(plan: str, period: str) -> PublishedPlan | None:
    year = period[:4]
    return published(plan, int(year)) if year.isdecimal() and (plan, int(year)) in published_years(plan) else None


def _measured(plan: PublishedPlan | None, indicator: str, period: str) -> int | None:
    row = plan.indicators.get(indicator) if plan else None
    return next((each.value for each in row.measurements if each.period == period), None) if row else None
