"""The sheet of objectives and actions: counts and results, computed live from the sheet of indicators."""

from faro.engine.evaluation import Run
from faro.engine.method import COUNTS_AS_NOT_MET, OWN, WEIGHTED_BY_RELEVANCE
from faro.kernel.text import _
from faro.reports.contents.figures import named
from faro.reports.contents.view import Node
from faro.reports.lights import light_word
from faro.reports.workbook.book import FIRST_ROW, POINTS, Book, CellValue, Formula, SheetColumn
from faro.reports.workbook.indicators_sheet import IndicatorsSheet
from faro.reports.workbook.methods_sheet import MethodsSheet

NAME = _("Objetivos y acciones")


class ElementsSheet:
    """One row per element of the plan, objectives at depth 1."""

    def __init__(self, book: Book, methods: MethodsSheet, indicators: IndicatorsSheet) -> None:
        self.view = book.view
        self.methods = methods
        self.indicators = indicators
        self.first, self.last = FIRST_ROW, FIRST_ROW + len(self.view.nodes) - 1
        self.rows = {node.code: self.first + place for place, node in enumerate(self.view.nodes)}
        self.sheet = book.sheet(NAME, _("Objetivos y acciones: conteos y resultados"), self._columns())
        for node in self.view.nodes:
            self.sheet.write(self.rows[node.code], self._row(node), strong=node.is_root)
        for run in self.view.runs:
            self.sheet.colour_lights(f"light_{run.method.id}", self.first, self.last)
        self.sheet.filtered(self.last)

    def span(self, key: str) -> str:
        """A whole column."""
        return self.sheet.span(key, self.first, max(self.first, self.last))

    def _columns(self) -> tuple[SheetColumn, ...]:
        return (
            SheetColumn("code", _("Código"), 12),
            SheetColumn("level", _("Nivel"), 8),
            SheetColumn("depth", _("Profundidad"), 11, "0"),
            SheetColumn("name", _("Denominación"), 60),
            SheetColumn("priority", _("Prioridad"), 9, "0"),
            SheetColumn("responsible", _("Responsable"), 36),
            SheetColumn("indicators", _("Indicadores"), 11, "0"),
            SheetColumn("own", _("Indicadores propios"), 11, "0"),
            SheetColumn("achieved", _("Logrados"), 10, "0"),
            SheetColumn("no_data", _("Sin dato"), 9, "0"),
            *(
                column
                for run in self.view.runs
                for column in (
                    SheetColumn(
                        f"result_{run.method.id}",
                        _("Resultado según {method}").format(method=named(run.method)),
                        15,
                        POINTS,
                    ),
                    SheetColumn(
                        f"light_{run.method.id}", _("Semáforo según {method}").format(method=named(run.method)), 13
                    ),
                )
            ),
        )

    def _row(self, node: Node) -> dict[str, CellValue]:
        counts = self.view.element_result(self.view.first, node.code)
        within, own = self._matches(node, OWN_PATH), self._matches(node, OWN)
        verdicts = self.indicators.span("achieved")
        row: dict[str, CellValue] = {
            "code": node.code,
            "level": node.level,
            "depth": len(node.path),
            "name": node.name,
            "priority": node.fields["priority"],
            "responsible": node.fields["responsible"] or node.fields["unit"],
            "indicators": Formula(f"=SUMPRODUCT({within})", counts["indicators"]),
            "own": Formula(f"=SUMPRODUCT({own})", counts["own_indicators"]),
            "achieved": Formula(f'=SUMPRODUCT({within}*({verdicts}="Sí"))', counts["achieved"]),
            "no_data": Formula(f'=SUMPRODUCT({within}*({verdicts}="ND"))', counts["no_data"]),
        }
        for run in self.view.runs:
            result = self.view.element_result(run, node.code)
            cell = self.sheet.cell(f"result_{run.method.id}", self.rows[node.code])
            word = light_word(run.method, result["light"])
            row[f"result_{run.method.id}"] = Formula(self._result(run, node), result["result"])
            row[f"light_{run.method.id}"] = Formula("=" + self.methods.light_formula(run.method, cell), word)
        return row

    def _matches(self, node: Node, scope: str) -> str:
        """1 for each indicator of the element (``own``), or of all that hangs from it too, else 0."""
        column = "element" if scope == OWN else f"level_{len(node.path)}"
        return f"(({self.indicators.span(column)}={self.sheet.cell('code', self.rows[node.code])})*1)"

    def _result(self, run: Run, node: Node) -> str:
        rule, name = run.method.aggregation, run.method.id
        matches = self._matches(node, rule.scope if rule else OWN)
        degrees = self.indicators.span(f"degree_{name}")
        known = f"SUMPRODUCT({matches}*ISNUMBER({degrees}))"
        if rule is not None and rule.result == WEIGHTED_BY_RELEVANCE:
            unmarked = f"SUMPRODUCT({matches}*NOT(ISNUMBER({self.indicators.span('relevance')})))"
            products, weights = (self.indicators.span(f"{key}_{name}") for key in ("product", "weight"))
            mean = f"SUMPRODUCT({matches},{products})/SUMPRODUCT({matches},{weights})"
            return f'=IF(OR({unmarked}>0,{known}=0),"ND",{mean})'
        counted = f"SUMPRODUCT({matches})" if rule and rule.no_data == COUNTS_AS_NOT_MET else known
        return f'=IF({known}=0,"ND",SUMPRODUCT({matches},{degrees})/{counted})'


OWN_PATH = "own_and_descendants"
