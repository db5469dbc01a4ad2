"""Amounts side by side: what was programmed, what was spent."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.formats import MISSING, money
from faro.kernel.text import _
from faro.ui.charts.drawing import Picture, across, add, chart, svg, written

_PITCH = 14
_BAR = 10


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A row's amounts in céntimos, one for each stage in the order of the chart's ``stages``; None where missing."""

    label: str
    amounts: tuple[int | None, ...]
    url: str = ""
    code: str = ""
    note: str = ""


def money_chart(
    rows: Sequence[MoneyRow], *, caption: str, stages: Sequence[str], identifier: str = "dinero"
) -> SafeString:
    """A table with a drawn column: chart and data in one. Every bar is to the same scale, from zero."""
    largest = max((amount for row in rows for amount in row.amounts if amount is not None), default=0)
    figure = chart("money", caption)
    table = add(figure, "table", role="table", class_="stack")
    add(table, "caption", caption, class_="unseen")
    head = add(add(table, "thead", role="rowgroup"), "tr", role="row")
    add(head, "th", _("Concepto"), role="columnheader", scope="col")
    add(head, "th", _("Comparación"), role="columnheader", scope="col")
    for place, stage in enumerate(stages, 1):
        label = add(head, "th", role="columnheader", scope="col", class_="n")
        add(label, "span", "", class_=f"key key-{place}").tail = stage
    body = add(table, "tbody", role="rowgroup")
    for place, row in enumerate(rows, 1):
        _add_row(body, row, stages, largest, f"{identifier}-{place}")
    return written(figure)


def _add_row(body: Element, row: MoneyRow, stages: Sequence[str], largest: int, identifier: str) -> None:
    line = add(body, "tr", role="row")
    name = add(line, "th", role="rowheader", scope="row")
    parent = add(name, "a", href=row.url) if row.url else name
    if row.code:
        add(parent, "span", row.code, class_="code").tail = " "
    add(parent, "span", row.label, class_="name")
    if row.note:
        add(name, "span", row.note, class_="row-note")
    described = "; ".join(f"{stage}: {money(amount)}" for stage, amount in zip(stages, row.amounts, strict=True))
    picture = Picture(identifier, _("Barras de {label}").format(label=row.label), f"{described}.")
    drawing = svg(add(line, "td", role="cell", class_="drawn"), picture, _PITCH * len(stages), "money-bars")
    for place, amount in enumerate(row.amounts):
        _add_amount(drawing, place, amount, largest)
    for place, (stage, amount) in enumerate(zip(stages, row.amounts, strict=True), 1):
        cell = add(line, "td", role="cell", class_="n")
        add(cell, "span", "", class_=f"key key-{place}")
        add(cell, "span", stage, class_="cell-label").tail = f" {money(amount)}"


def _add_amount(drawing: Element, place: int, amount: int | None, largest: int) -> None:
    top = place * _PITCH + 2
    if amount is None:
        add(drawing, "text", MISSING, class_="tick", x=0, y=top + _BAR)
        return
    share = max(amount, 0) / largest if largest else 0.0
    add(drawing, "rect", class_=f"amount amount-{place + 1}", x=0, y=top, width=across(share), height=_BAR)
    add(drawing, "rect", class_="zero", x=0, y=top - 2, width=1, height=_PITCH)
