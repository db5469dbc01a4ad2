"""POI tables 1 and 2, computed: two stages of the operational plan side by side."""

from faro.kernel.fixed import MONEY_SCALE, from_scaled
from faro.kernel.text import _
from faro.reports.contents.poi_figures import StageTotals, budget_total, stage_totals
from faro.reports.workbook.book import FIRST_ROW, SOLES, WHOLE, Book, CellValue, Figure, Formula, Sheet, SheetColumn

Pair = tuple[float | None, float | None]


def soles(centimos: int | None) -> float | None:
    """An amount as a spreadsheet holds it."""
    return None if centimos is None else float(from_scaled(centimos, MONEY_SCALE))


def write_stage_sheets(book: Book, names: tuple[str, str]) -> None:
    """Table 1, approved and consistent with the PIA; table 2, consistent and modified, beside the budget."""
    view = book.view
    approved, consistent, modified = (stage_totals(view, stage) for stage in ("approved", "pia", "reprogrammed"))
    headings = (_("POI aprobado"), _("POI consistente con PIA"), _("POI modificado (PIM)"))
    first = _stage_sheet(book, names[0], _("POI aprobado y POI consistente con el PIA"), headings[:2])
    _fill(first, (approved, consistent), None)
    second = _stage_sheet(book, names[1], _("POI consistente con el PIA y POI modificado (PIM)"), headings[1:])
    _fill(second, (consistent, modified), (soles(budget_total(view, "pia")), soles(budget_total(view, "pim"))))


def _stage_sheet(book: Book, name: str, title: str, stages: tuple[str, ...]) -> Sheet:
    columns = (
        SheetColumn("label", _("Concepto"), 44),
        SheetColumn("before", stages[0], 24),
        SheetColumn("after", stages[1], 24),
        SheetColumn("gap", _("Diferencia"), 20),
    )
    return book.sheet(name, title, columns)


def _fill(sheet: Sheet, stages: tuple[StageTotals | None, StageTotals | None], budget: Pair | None) -> None:
    row = FIRST_ROW
    amounts = (_of(stages[0], "amount"), _of(stages[1], "amount"))
    money = [(_("Monto financiero total (S/)"), (soles(amounts[0]), soles(amounts[1])))]
    if budget is not None:
        money.append((_("Presupuesto institucional: PIA y PIM (S/)"), budget))
    for label, pair in money:
        _row(sheet, row, label, pair, SOLES)
        row += 1
    for label, name in ((_("N° de inversiones"), "investments"), (_("N° de AO"), "activities")):
        _row(sheet, row, label, (_of(stages[0], name), _of(stages[1], name)), WHOLE)
        row += 1
    both = (_of(stages[0], "both"), _of(stages[1], "both"))
    cells: dict[str, CellValue] = {
        key: None
        if value is None
        else Formula(f"=SUM({sheet.cell(key, row - 2)}:{sheet.cell(key, row - 1)})", value, WHOLE)
        for key, value in (("before", both[0]), ("after", both[1]))
    }
    sheet.write(row, {"label": _("N° de AO e inversiones"), **cells, "gap": _gap(sheet, row, both, WHOLE)}, strong=True)


def _of(totals: StageTotals | None, name: str) -> int | None:
    return None if totals is None else getattr(totals, name)


def _row(sheet: Sheet, row: int, label: str, pair: Pair, number: str) -> None:
    before, after = (None if value is None else Figure(value, number) for value in pair)
    sheet.write(row, {"label": label, "before": before, "after": after, "gap": _gap(sheet, row, pair, number)})


def _gap(sheet: Sheet, row: int, pair: Pair, number: str) -> Formula | None:
    before, after = pair
    if before is None or after is None:
        return None
    text = f"={sheet.cell('after', row)}-{sheet.cell('before', row)}"
    return Formula(text, round(after - before, 2), number)
