"""The first sheet: the year at a glance, live from the other sheets."""

from collections.abc import Sequence

from faro.engine.evaluation import Run
from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.reports.contents.annex_lights import band_labels, light_counts
from faro.reports.contents.figures import named, short_name
from faro.reports.contents.front import lead
from faro.reports.contents.readings import ambiguity_sentence, missing_sentences
from faro.reports.document import Light
from faro.reports.lights import light_word
from faro.reports.versions import version_label
from faro.reports.workbook.book import FIRST_ROW, POINTS, Book, CellValue, Figure, Formula, SheetColumn
from faro.reports.workbook.elements_sheet import ElementsSheet
from faro.reports.workbook.indicators_sheet import IndicatorsSheet
from faro.reports.workbook.methods_sheet import MethodsSheet

NAME = _("Resumen")


class SummarySheet:
    """Totals by method, lights by level, target versions, and the report's opening sentences."""

    def __init__(self, book: Book) -> None:
        self.view = book.view
        self.sheet = book.sheet(NAME, _("Evaluación {year}: resumen").format(year=self.view.year), self._columns())

    def fill(self, methods: MethodsSheet, indicators: IndicatorsSheet, elements: ElementsSheet) -> None:
        """Write the rows, once the sheets they read are laid out."""
        row = FIRST_ROW
        for label, values in self._totals(methods, indicators, elements):
            self.sheet.write(row, {"label": label, **values}, framed=False)
            row += 1
        row = self._lights(row + 1)
        row = self._versions(row + 1)
        for text in [
            lead(self.view),
            *ambiguity_sentence(self.view),
            *missing_sentences(self.view, self.view.indicators),
        ]:
            row += 1
            self.sheet.note(row, text, len(self.sheet.columns))
        for run in self.view.runs:
            self.sheet.colour_lights(run.method.id, FIRST_ROW, row)

    def _columns(self) -> tuple[SheetColumn, ...]:
        method_columns = [SheetColumn(run.method.id, short_name(run.method), 20, "0") for run in self.view.runs]
        spare = [SheetColumn(f"more_{n}", "", 14) for n in range(max(0, 6 - len(method_columns)))]
        return (SheetColumn("label", _("Concepto"), 60), *method_columns, *spare)

    def _totals(
        self, methods: MethodsSheet, indicators: IndicatorsSheet, elements: ElementsSheet
    ) -> list[tuple[str, dict[str, CellValue]]]:
        rows: dict[str, dict[str, CellValue]] = {}
        for run in self.view.runs:
            for label, value in self._column(run, methods, indicators, elements).items():
                rows.setdefault(label, {})[run.method.id] = value
        return list(rows.items())

    def _column(
        self, run: Run, methods: MethodsSheet, indicators: IndicatorsSheet, elements: ElementsSheet
    ) -> dict[str, CellValue]:
        totals, name = self.view.summary(run), run.method.id
        verdicts, depth = indicators.span("achieved"), elements.span("depth")
        results, lights = elements.span(f"result_{name}"), elements.span(f"light_{name}")
        known = f"SUMPRODUCT(({depth}=1)*ISNUMBER({results}))"
        mean_cell = self.sheet.cell(name, FIRST_ROW + 3)
        column: dict[str, CellValue] = {
            _("Indicadores"): Formula(f'=SUMPRODUCT(({verdicts}<>"")*1)', totals["indicators"]),
            _("Logrados"): Formula(f'=COUNTIF({verdicts},"Sí")', totals["achieved"]),
            _("Sin dato"): Formula(f'=COUNTIF({verdicts},"ND")', totals["no_data"]),
            _("Resultado general (promedio de los objetivos)"): Formula(
                f'=IF({known}=0,"ND",SUMPRODUCT(({depth}=1)*1,{results})/{known})', totals["mean"], POINTS
            ),
            _("Semáforo"): Formula(
                "=" + methods.light_formula(run.method, mean_cell), light_word(run.method, totals["light"])
            ),
        }
        for position, light in enumerate((Light.GREEN, Light.AMBER, Light.RED)):
            labels = (
                _("Objetivos en el color más alto"),
                _("Objetivos en el color intermedio"),
                _("Objetivos en el color más bajo"),
            )
            word = light_word(run.method, light)
            column[labels[position]] = Formula(f'=SUMPRODUCT(({depth}=1)*({lights}="{word}"))', totals[light])
        column[_("Objetivos sin resultado")] = Formula(f'=SUMPRODUCT(({depth}=1)*({lights}="ND"))', totals[Light.ND])
        return column

    def _lights(self, row: int) -> int:
        """The official summary of lights, a block per method."""
        for run in self.view.runs:
            labels = [
                _("Semáforos según {method}").format(method=named(run.method)),
                *band_labels(run),
                MISSING,
                _("Total"),
            ]
            for place, label in enumerate(labels):
                self.sheet.heading(row, place, label)
            for label, counts in light_counts(self.view, run):
                row += 1
                held = [counts.get(light, 0) for light in (*(band.light for band in run.method.bands), Light.ND)]
                self._plain_row(row, label, [*held, sum(held)])
            row += 2
        return row

    def _plain_row(self, row: int, label: str, numbers: Sequence[int]) -> None:
        keys = [column.key for column in self.sheet.columns[1 : len(numbers) + 1]]
        cells = {key: Figure(n, "0") for key, n in zip(keys, numbers, strict=True)}
        self.sheet.write(row, {"label": label, **cells}, framed=False)

    def _versions(self, row: int) -> int:
        """The overall result against each version of the targets."""
        if len(self.view.versions) < 2:
            return row
        self.sheet.heading(row, 0, _("Resultado general frente a cada versión de las metas"))
        for version in self.view.versions:
            row += 1
            means = {run.method.id: self.view.summary(run, version.number)["mean"] for run in self.view.runs}
            cells = {name: None if mean is None else Figure(mean, POINTS) for name, mean in means.items()}
            instruments = "; ".join(version.instruments)
            label = version_label(version.number) + (f" ({instruments})" if instruments else "")
            self.sheet.write(row, {"label": label, **cells}, framed=False)
        return row + 1
