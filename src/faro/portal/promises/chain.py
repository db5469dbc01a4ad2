"""The way from a promise to what is done, what it cost, what came of it and the records behind, with each source."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from faro.kernel.text import _
from faro.portal.addresses import address, code_address
from faro.portal.domain.edition import Edition
from faro.portal.presenting import indicator_line, money_of
from faro.portal.promises.lists import plan_name
from faro.portal.records import published_records
from faro.portal.selectors import editions
from faro.promises.api import ChainStep, PledgeDetail


@dataclass(frozen=True, slots=True)
class ChainItem:
    """Something on the way: what it is, its address, its figure, its kind, and where the figure is printed."""

    title: str
    url: str
    figure: str
    note: str
    source: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class ChainPart:
    """A stretch of the way. Without items, ``missing`` says so."""

    label: str
    items: tuple[ChainItem, ...]
    missing: str


_ACTING: Final = ("objective", "action", "activity", "investment")


def chain_of(pledge: PledgeDetail) -> tuple[ChainPart, ...]:
    """Promise → action → money → result → record, with what is missing said in its place."""
    found = pledge.chain
    promised = ChainItem(pledge.line.title, "", "", ", ".join((plan_name(pledge.plan), pledge.line.place)).strip(", "))
    return (
        ChainPart(_("Lo prometido"), (promised,), ""),
        ChainPart(
            _("Qué se hace para cumplirla"),
            _items(found.of(*_ACTING)),
            _("Sin acción: ninguna del plan de la municipalidad la cumple, o nadie la ha vinculado."),
        ),
        ChainPart(_("Cuánto se gastó"), _items(found.of("money")), _("Sin dinero vinculado.")),
        ChainPart(_("Qué resultó"), _items(found.of("indicator")), _("Sin indicador que diga si sirvió.")),
        ChainPart(
            _("De qué anotaciones sale"),
            tuple(each for step in found.of("indicator") for each in _records_of(step, pledge.plan.period_from)),
            _("Sin anotaciones detrás: nadie las lleva todavía."),
        ),
        *_with_evidence(found.of("evidence")),
    )


def _with_evidence(steps: tuple[ChainStep, ...]) -> tuple[ChainPart, ...]:
    return (ChainPart(_("Sustento"), _items(steps), ""),) if steps else ()


def _items(steps: Iterable[ChainStep]) -> tuple[ChainItem, ...]:
    return tuple(_item(each) for each in steps)


def _item(step: ChainStep) -> ChainItem:
    edition = edition_of(step)
    source, url = _source_of(step, edition) if edition and step.figure else ("", "")
    return ChainItem(_named(step), step_address(step), step.figure, step.kind_label, source, url)


def step_address(step: ChainStep) -> str:
    """The page where the step's figure stands: that of the publication it is of."""
    edition = edition_of(step)
    return (code_address(edition, step.code) if edition else "") or step.url


def edition_of(step: ChainStep) -> Edition | None:
    """The publication that the figures of a step are of: the newest real one of its plan."""
    plan = step.subject.partition(":")[2].partition("/")[0]
    return next((each for each in editions() if each.plan.plan == plan), None)


def _source_of(step: ChainStep, edition: Edition) -> tuple[str, str]:
    if step.kind == "money":
        scope = "objective" if edition.plan.elements[step.code].parent is None else "action"
        lines = (each for each in money_of(edition, scope, step.code) if each.centimos == step.amount)
        return next(((each.place or each.origin, each.url) for each in lines), ("", ""))
    found = edition.plan.indicators.get(step.code) if step.kind == "indicator" else None
    source = indicator_line(edition, found).source if found else None
    return (source.text, source.url) if source else ("", "")


def _records_of(step: ChainStep, since: int) -> tuple[ChainItem, ...]:
    """The records behind an indicator, in the publication that counts them, since the plan's first year.

    A made-up year says so.
    """
    plan, _slash, code = step.subject.partition(":")[2].partition("/")
    found = published_records(plan, code)
    if found is None or found[0].year < since:
        return ()
    edition, path = found
    url = f"{address(edition, 'indicator', code=code)}#recorrido"
    title = _("Lo que las oficinas anotan en «{names}»").format(names="», «".join(path.registers))
    note = _("{code}, año {year}").format(code=code, year=edition.year)
    if edition.plan.synthetic:
        note = _("{note}: datos sintéticos").format(note=note)
    counted = _("{value}, de {records} anotaciones").format(value=path.value, records=path.records)
    return (ChainItem(title, url, counted, note),)


def _named(step: ChainStep) -> str:
    return step.title if step.code in step.title else f"{step.code} {step.title}".strip()
