"""What differs between two publications of a plan and year, figure by figure, in a reader's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from faro.evaluation.domain.money import STAGE_LABELS
from faro.evaluation.published import (
    Amount,
    PublishedElement,
    PublishedFinding,
    PublishedIndicator,
    PublishedMethod,
    PublishedPlan,
    Verdict,
)
from faro.kernel.formats import MISSING, money, percent, quantity
from faro.kernel.text import _
from faro.ledger.api import subject_key
from faro.reports.versions import version_label


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure before and after. ``subject`` is the key of what it is about, ``title`` its code or name.

    ``kind``: input (what was entered), result (what the methods make of it), money, name or finding.
    """

    subject: str
    title: str
    kind: str
    figure: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Figure:
    kind: str
    label: str
    text: str


ABSENT = "—"
"""What stands for a finding where there is none: good news, and no missing figure."""

_Figures = dict[tuple[str, ...], _Figure]


def changes_between(before: PublishedPlan, after: PublishedPlan) -> tuple[FigureChange, ...]:
    """What a reader of both would see differ; nothing where they say the same."""
    was, now = dict(_subjects(before)), dict(_subjects(after))
    return tuple(
        change
        for subject in dict.fromkeys((*was, *now))
        for change in _changes(subject, was.get(subject, ("", {})), now.get(subject, ("", {})))
    )


def _changes(subject: str, was: tuple[str, _Figures], now: tuple[str, _Figures]) -> Iterator[FigureChange]:
    for key in dict.fromkeys((*was[1], *now[1])):
        old, new = was[1].get(key), now[1].get(key)
        shown = new or old
        if shown is not None and (old is None or new is None or old.text != new.text):
            absent = ABSENT if shown.kind == "finding" else MISSING
            before, after = (absent if each is None else each.text for each in (old, new))
            yield FigureChange(subject, now[0] or was[0], shown.kind, shown.label, before, after)


def _subjects(plan: PublishedPlan) -> Iterator[tuple[str, tuple[str, _Figures]]]:
    """The figures of everything in the publication, by subject key."""
    methods = {method.id: method for method in plan.methods}
    amounts: dict[str, _Figures] = {}
    for amount in plan.amounts:
        amounts.setdefault(amount.code, {})[("amount", amount.scope, amount.stage)] = _amount(amount)
    totals: _Figures = {
        **_verdicts(plan.totals, methods),
        **amounts.pop(plan.plan, {}),
        ("main",): _Figure("result", _("Método principal"), methods[plan.main_method].name),
        **{("method", m.id): _Figure("result", _("Método"), f"{m.name} ({m.version})") for m in plan.methods},
    }
    yield subject_key("plan", plan.plan), (plan.name, totals)
    for code, element in plan.elements.items():
        figures = {**_element(element), **_verdicts(element.verdicts, methods), **amounts.pop(code, {})}
        yield subject_key("element", plan.plan, code), (code, figures)
    for code, indicator in plan.indicators.items():
        yield subject_key("indicator", plan.plan, code), (code, _indicator(indicator, methods))
    for code, unit in plan.units.items():
        name: _Figures = {("name",): _Figure("name", _("Denominación"), unit.name)}
        yield subject_key("unit", code), (code, {**name, **_verdicts(unit.verdicts, methods), **amounts.pop(code, {})})
    for code, figures in amounts.items():
        yield subject_key("unit", code), (code, figures)
    for finding in plan.findings:
        key = subject_key("finding", plan.plan, str(plan.year), finding.id)
        yield key, (finding.subject, _finding(finding))


def _amount(amount: Amount) -> _Figure:
    label = STAGE_LABELS.get(amount.stage, amount.stage)
    said = label if amount.computed else _("{stage}, según documento").format(stage=label)
    return _Figure("money", said, money(amount.centimos))


def _element(element: PublishedElement) -> _Figures:
    return {
        ("name",): _Figure("name", _("Denominación"), element.name),
        ("parent",): _Figure("name", _("Depende de"), element.parent or "—"),
        ("responsible",): _Figure("name", _("Responsable"), element.responsible or MISSING),
    }


def _indicator(indicator: PublishedIndicator, methods: Mapping[str, PublishedMethod]) -> _Figures:
    figures: _Figures = {
        ("name",): _Figure("name", _("Indicador"), indicator.name),
        ("sense",): _Figure("input", _("Sentido esperado"), indicator.sheet.get("sense") or indicator.sense or MISSING),
    }
    for name in ("calculation", "measure", "relevance", "data_source"):
        if name in indicator.sheet:
            figures[("sheet", name)] = _Figure("input", _SHEET[name], indicator.sheet[name])
    for target in indicator.targets:
        label = _("Logro esperado {year}, {version}").format(year=target.year, version=version_label(target.version))
        figures[("target", str(target.year), str(target.version))] = _Figure("input", label, quantity(target.value))
    for measured in indicator.measurements:
        label = _("Valor obtenido {period}").format(period=measured.period)
        parts = (measured.value, measured.numerator, measured.denominator)
        figures[("measurement", measured.period)] = _Figure("input", label, _measured(*parts))
    return {**figures, **_verdicts(indicator.verdicts, methods)}


_SHEET = {
    "calculation": _("Método de cálculo"),
    "measure": _("Parámetro de medición"),
    "relevance": _("Relevancia"),
    "data_source": _("Fuente y bases de datos"),
}


def _measured(value: int | None, numerator: int | None, denominator: int | None) -> str:
    if numerator is None or denominator is None:
        return quantity(value)
    parts = f"{quantity(numerator)} / {quantity(denominator)}"
    return parts if value is None else f"{quantity(value)} ({parts})"


def _verdicts(verdicts: tuple[Verdict, ...], methods: Mapping[str, PublishedMethod]) -> _Figures:
    """Results as shown, with the decimals that a light is decided on hidden: what nobody sees did not change."""
    figures: _Figures = {}
    for verdict in verdicts:
        method = methods[verdict.method]
        label = method.name if verdict.in_force else f"{method.name}, {version_label(verdict.version)}"
        key = (verdict.method, str(verdict.version))
        figures[("result", *key)] = _Figure("result", label, _result(verdict, method))
        if verdict.achieved_count is not None:
            said = _("{achieved} de {indicators}").format(
                achieved=verdict.achieved_count, indicators=verdict.indicators
            )
            achieved = _("Indicadores que lograron su meta ({method})").format(method=label)
            figures[("achieved", *key)] = _Figure("result", achieved, said)
    return figures


def _result(verdict: Verdict, method: PublishedMethod) -> str:
    words = [percent(verdict.result, 2), *(band.name.lower() for band in method.bands if band.light == verdict.light)]
    if verdict.achieved is not None:
        words.append(_("logrado") if verdict.achieved else _("no logrado"))
    return ", ".join(words)


def _finding(finding: PublishedFinding) -> _Figures:
    return {("message",): _Figure("finding", finding.title, finding.message)}
