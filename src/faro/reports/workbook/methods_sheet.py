"""The sheet of methods: the limits that the formulas of the other sheets read, and the rules in words."""

from faro.engine.method import Method
from faro.kernel.text import _
from faro.reports.method_page import rules, validity
from faro.reports.workbook.book import FIRST_ROW, Book, CellValue, SheetColumn

NAME = _("Métodos")


class MethodsSheet:
    """Where each method's cap, floor, band limits and band names stand. Written before any sheet that refers to it."""

    def __init__(self, book: Book) -> None:
        view = book.view
        self.methods = [run.method for run in view.runs] + ([view.poi.method] if view.poi else [])
        self.sheet = book.sheet(NAME, _("Métodos de evaluación"), _columns())
        for place, method in enumerate(self.methods):
            self.sheet.write(FIRST_ROW + place, _row(method))
        self._write_rules()

    def parameter(self, method: Method, key: str) -> str:
        """The address of one of a method's parameters."""
        return self.sheet.fixed(key, FIRST_ROW + self.methods.index(method))

    def light_formula(self, method: Method, points: str) -> str:
        """The light's word for the points in a cell; ND where it holds none.

        Rounding to nine decimals closes the gap that a spreadsheet's arithmetic leaves at a limit.
        """
        place = {key: self.parameter(method, key) for key in ("amber", "green", "red_name", "amber_name", "green_name")}
        return (
            f"IF(ISNUMBER({points}),IF(ROUND({points},9)>={place['green']},{place['green_name']},"
            f'IF(ROUND({points},9)>={place["amber"]},{place["amber_name"]},{place["red_name"]})),"ND")'
        )

    def _write_rules(self) -> None:
        row = FIRST_ROW + len(self.methods) + 1
        for method in self.methods:
            self.sheet.group(row, method.name)
            for rule in rules(method):
                row += 1
                self.sheet.note(row, rule, 9)
            row += 2


def _columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn("id", _("Método"), 16),
        SheetColumn("name", _("Nombre"), 34),
        SheetColumn("cap", _("Tope"), 8),
        SheetColumn("floor", _("Piso"), 8),
        SheetColumn("red_name", _("Color más bajo"), 12),
        SheetColumn("amber_name", _("Color intermedio"), 12),
        SheetColumn("amber", _("Desde"), 8),
        SheetColumn("green_name", _("Color más alto"), 12),
        SheetColumn("green", _("Desde"), 8),
        SheetColumn("norm", _("Norma o fuente"), 44),
        SheetColumn("status", _("Qué tan seguro es"), 44),
        SheetColumn("validity", _("Vigencia"), 24),
        SheetColumn("version", _("Versión"), 8),
        SheetColumn("author", _("Autor"), 18),
        SheetColumn("checker", _("Revisión"), 34),
    )


def _row(method: Method) -> dict[str, CellValue]:
    rule = method.achievement or method.progress
    cap = rule.cap if rule else None
    floor = method.achievement.floor if method.achievement else None
    bands = {band.light: band for band in method.bands}
    return {
        "id": method.id,
        "name": method.name,
        "cap": _("sin tope") if cap is None else float(cap),
        "floor": _("sin piso") if floor is None else float(floor),
        "red_name": bands["red"].name,
        "amber_name": bands["amber"].name,
        "amber": float(bands["amber"].start),
        "green_name": bands["green"].name,
        "green": float(bands["green"].start),
        "norm": method.norm,
        "status": method.norm_status,
        "validity": validity(method),
        "version": method.version,
        "author": method.author,
        "checker": method.checker,
    }
