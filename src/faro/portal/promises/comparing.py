"""Government plans side by side: what each promises in each topic, what only one has, what was taken up."""

from collections.abc import Iterable
from dataclasses import dataclass

from faro.kernel.text import _
from faro.portal.addresses import subject_address
from faro.portal.promises import addresses
from faro.portal.promises.narrowing import Choice, Option
from faro.portal.selectors import latest_edition
from faro.promises.api import ComparedPlan, ComparedPledge, Comparison, TakenUp, TopicRow
from faro.ui.api import Cell, DataTable, TableColumn


@dataclass(frozen=True, slots=True)
class ComparedShown:
    """A promise in a cell."""

    code: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """What one plan promises in a topic. ``near``: one of its promises under another topic might be of this one."""

    party: str
    promises: tuple[ComparedShown, ...]
    near: bool


@dataclass(frozen=True, slots=True)
class TopicShown:
    """A topic across the plans. ``only``: the party that alone speaks of it; ``proposed``: nobody looked at some."""

    name: str
    only: str
    proposed: bool
    columns: tuple[ColumnShown, ...]


def topics_shown(found: Comparison) -> tuple[TopicShown, ...]:
    """The topics of a comparison."""
    parties = {each.code: each.party for each in found.plans}
    return tuple(
        TopicShown(
            row.name,
            parties.get(row.only_in, ""),
            any(each.proposed for cell in row.cells for each in cell),
            _columns(found.plans, row),
        )
        for row in found.topics
    )


def _columns(plans: Iterable[ComparedPlan], row: TopicRow) -> tuple[ColumnShown, ...]:
    pairs = zip(plans, row.cells, strict=True)
    return tuple(
        ColumnShown(plan.party, tuple(_shown(each) for each in cell), plan.code in row.near) for plan, cell in pairs
    )


def _shown(pledge: ComparedPledge) -> ComparedShown:
    return ComparedShown(pledge.code, pledge.title, addresses.pledge_address(pledge.plan, pledge.code))


def dimension_choice(found: Comparison) -> Choice:
    """The dimensions to look at one by one, each with its number of topics where it is the one that is shown."""
    options = tuple(Option(each, each, None, each == found.dimension) for each in found.dimensions)
    return Choice("dimension", _("Dimensión"), options)


def taken_up_table(found: Comparison) -> DataTable | None:
    """What the institutional plan answers to by confirmed links; None where nobody confirmed any."""
    rows = tuple(_taken(each) for each in found.taken_up if each.confirmed)
    columns = (TableColumn(_("Promesa")), TableColumn(_("Qué la recoge en el plan de la municipalidad")))
    caption = _("Promesas que el plan de la municipalidad recoge")
    return DataTable(caption, columns, rows, stacked=True) if rows else None


def _taken(each: TakenUp) -> tuple[Cell, ...]:
    edition = latest_edition()
    pledge = each.pledge
    url = subject_address(edition, each.subject) if edition else ""
    code = each.subject.rpartition("/")[2]
    return (
        Cell(f"{pledge.code} {pledge.title}", addresses.pledge_address(pledge.plan, pledge.code)),
        Cell(f"{code} {each.title}".strip() if code not in each.title else each.title, url),
    )


def election_words(found: Comparison) -> str:
    """Who won, or that Faro does not know."""
    if found.elected is not None:
        return _("Ganó la elección: {party}.").format(party=found.elected.party)
    if found.election_known:
        return _("Ninguno de estos planes es el de quien ganó la elección.")
    return _("Ninguna fuente de Faro dice qué organización ganó la elección: queda sin dato, y no se supone.")
