"""The sheet of indicators: the figures people report, and the formulas that judge them."""

from decimal import Decimal
from typing import Any

from faro.engine.evaluation import Run
from faro.engine.method import COUNTS_AS_NOT_MET, MET, WEIGHTED_BY_RELEVANCE
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.package.tables.plan import SENSES
from faro.reports.contents.annex_sources import cited
from faro.reports.contents.figures import is_percentage, named, stated
from faro.reports.contents.phrases import verdict_word
from faro.reports.contents.view import Fields, View
from faro.reports.lights import light_word
from faro.reports.reasons import reason_sentence
from faro.reports.versions import version_label
from faro.reports.workbook.book import FIRST_ROW, Book, CellValue, Figure, Formula, SheetColumn, number_format
from faro.reports.workbook.methods_sheet import MethodsSheet

NAME = _("Indicadores")


class IndicatorsSheet:
    """One row per indicator. Other sheets count and average its columns."""

    def __init__(self, book: Book, methods: MethodsSheet) -> None:
        self.view = book.view
        self.methods = methods
        self.first = FIRST_ROW
        self.last = FIRST_ROW + len(self.view.indicators) - 1
        self.depth = max((len(node.path) for node in self.view.nodes), default=1)
        self.sheet = book.sheet(NAME, _("Indicadores: metas, valores y avance"), self._columns(), freeze=2)
        self.rows = {row["code"]: self.first + place for place, row in enumerate(self.view.indicators)}
        for row in self.view.indicators:
            self.sheet.write(self.rows[row["code"]], self._row(row))
        for run in self.view.runs:
            self.sheet.colour_lights(f"light_{run.method.id}", self.first, self.last)
        self.sheet.filtered(self.last)

    def span(self, key: str) -> str:
        """A whole column of figures."""
        return self.sheet.span(key, self.first, max(self.first, self.last))

    def shown_value(self, indicator: dict[str, Any]) -> Figure | None:
        """The obtained value as it is written, with the decimals it shows."""
        case = self.view.case(indicator["code"])
        if None in (case["numerator"], case["denominator"], indicator["multiplier"]):
            return _stated(case["value"], indicator)
        value = case["value"]
        return None if value is None else Figure(value, number_format(1, percent=is_percentage(indicator)))

    def _columns(self) -> tuple[SheetColumn, ...]:
        versions = self.view.versions
        return (
            SheetColumn("code", _("Código"), 19),
            SheetColumn("name", _("Indicador"), 48),
            SheetColumn("element", _("Elemento que mide"), 12),
            *(SheetColumn(f"level_{n}", _("Nivel {n}").format(n=n), 11) for n in range(1, self.depth + 1)),
            SheetColumn("measure", _("Parámetro de medición"), 14),
            SheetColumn("sense", _("Sentido"), 12),
            SheetColumn("sense_note", _("Aclaración del sentido"), 14),
            SheetColumn("relevance", _("Relevancia (1 a 3)"), 10),
            SheetColumn("baseline_year", _("Línea base: año"), 8),
            SheetColumn("baseline", _("Línea base: valor"), 10),
            *(
                SheetColumn(
                    f"target_{each.number}", _("Meta {version}").format(version=version_label(each.number).lower()), 11
                )
                for each in versions
            ),
            SheetColumn("target", _("Meta vigente"), 11),
            SheetColumn("numerator", _("Numerador"), 15),
            SheetColumn("denominator", _("Denominador"), 15),
            SheetColumn("multiplier", _("Factor"), 8),
            SheetColumn("value", _("Obtenido"), 11),
            SheetColumn("achieved", _("¿Logrado?"), 10),
            *(column for run in self.view.runs for column in _method_columns(run)),
            SheetColumn("reason", _("Por qué falta o qué se aplicó"), 34),
            SheetColumn("target_source", _("Meta: fuente y lugar"), 34),
            SheetColumn("value_source", _("Obtenido: fuente y lugar"), 34),
        )

    def _row(self, indicator: dict[str, Any]) -> dict[str, CellValue]:
        code = indicator["code"]
        case = self.view.case(code)
        path = self.view.node_of[indicator["element"]].path
        row: dict[str, CellValue] = {
            "code": code,
            "name": indicator["name"],
            "element": indicator["element"],
            **{f"level_{n}": text for n, text in enumerate(path, 1)},
            "measure": indicator["measure"],
            "sense": SENSES[case["sense"]] if case["sense"] else None,
            "sense_note": _sense_note(case),
            "relevance": int(indicator["relevance"]) if indicator["relevance"] else None,
            "baseline_year": indicator["baseline_year"],
            "baseline": figure(indicator["baseline_value"], indicator),
            **{
                f"target_{each.number}": figure(self.view.case(code, each.number)["target"], indicator)
                for each in self.view.versions
            },
            **self._obtained(indicator, case),
            **self._judged(indicator, case),
            "reason": self._reasons(code),
            "target_source": _source(self.view, "targets", code),
            "value_source": _source(self.view, "measurements", code),
        }
        for run in self.view.runs:
            row |= self._method_cells(run, indicator)
        return row

    def _at(self, key: str, code: str) -> str:
        return self.sheet.cell(key, self.rows[code])

    def _obtained(self, indicator: dict[str, Any], case: Fields) -> dict[str, CellValue]:
        """The value; from its parts by formula, where they and the factor are there."""
        code, multiplier = indicator["code"], indicator["multiplier"]
        parts: dict[str, CellValue] = {
            "numerator": _plain_figure(case["numerator"]),
            "denominator": _plain_figure(case["denominator"]),
            "multiplier": _plain_figure(multiplier),
        }
        if case["numerator"] is None and case["denominator"] is None:
            parts = {"multiplier": parts["multiplier"]} if multiplier is not None else {}
        if None in (case["numerator"], case["denominator"], multiplier):
            return parts | {"value": _stated(case["value"], indicator)}
        above, below, factor = (self._at(key, code) for key in ("numerator", "denominator", "multiplier"))
        text = f'=IF({below}>0,ROUND({above}*{factor}/{below},9),"ND")'
        return parts | {"value": Formula(text, case["value"], number_format(1, percent=is_percentage(indicator)))}

    def _judged(self, indicator: dict[str, Any], case: Fields) -> dict[str, CellValue]:
        code = indicator["code"]
        value, target, sense = (self._at(key, code) for key in ("value", "target", "sense"))
        latest = self._at(f"target_{self.view.in_force}", code)
        up, down = SENSES["ascending"], SENSES["descending"]
        met = (
            f'=IF(AND(ISNUMBER({value}),ISNUMBER({target})),IF({sense}="{up}",IF({value}>={target},"Sí","No"),'
            f'IF({sense}="{down}",IF({value}<={target},"Sí","No"),"ND")),"ND")'
        )
        shown = figure(case["target"], indicator)
        in_force = shown.value if isinstance(shown, Figure) else None
        form = shown.number if isinstance(shown, Figure) else None
        return {
            "target": Formula(f"={latest}", in_force, form),
            "achieved": Formula(met, verdict_word(case["achieved"])),
        }

    def _method_cells(self, run: Run, indicator: dict[str, Any]) -> dict[str, CellValue]:
        code, method = indicator["code"], run.method
        result = self.view.result(run, code)
        achieved = self._at("achieved", code)
        raw_key, key = f"raw_{method.id}", f"degree_{method.id}"
        cells: dict[str, CellValue] = {}
        if method.achievement is None or method.achievement.formula == MET:
            cells[key] = Formula(f'=IF({achieved}="Sí",100,IF({achieved}="No",0,"ND"))', result["degree"])
            judged = self._at(key, code)
        else:
            judged = self._at(raw_key, code)
            cells[raw_key] = Formula(self._ratio(run, code), result["degree_raw"])
            cells[key] = Formula(f'=IF(ISNUMBER({judged}),{self._bounded(run, judged)},"ND")', result["degree"])
        light = light_word(method, result["light"])
        cells[f"light_{method.id}"] = Formula("=" + self.methods.light_formula(method, judged), light)
        return cells | self._weight_cells(run, indicator, result)

    def _bounded(self, run: Run, judged: str) -> str:
        rule, text = run.method.achievement, judged
        if rule is not None and rule.cap is not None:
            text = f"MIN({self.methods.parameter(run.method, 'cap')},{text})"
        if rule is not None and rule.floor is not None:
            text = f"MAX({self.methods.parameter(run.method, 'floor')},{text})"
        return text

    def _ratio(self, run: Run, code: str) -> str:
        """Value over target, or the reverse when descending, with the method's rules for zero and for signs."""
        rule = run.method.achievement
        v, t, sense, achieved = (self._at(key, code) for key in ("value", "target", "sense", "achieved"))
        down = f'{sense}="{SENSES["descending"]}"'
        at_zero = "100" if rule and rule.full_at_target_zero else '"ND"'
        brought_to_zero = "100" if rule and rule.descending_full_at_zero else '"ND"'
        return (
            f'=IF({achieved}="ND","ND",IF(OR({t}<0,AND({v}<0,OR({down},{t}=0))),"ND",'
            f"IF(AND({down},{v}=0),{brought_to_zero},IF(AND({t}=0,{v}>0),{at_zero},"
            f'IF({t}=0,"ND",IF({down},{t}*100/{v},{v}*100/{t}))))))'
        )

    def _weight_cells(self, run: Run, indicator: dict[str, Any], result: Fields) -> dict[str, CellValue]:
        """Helper cells of a mean weighted by relevance: the weight that counts, and weight by degree."""
        rule = run.method.aggregation
        if rule is None or rule.result != WEIGHTED_BY_RELEVANCE:
            return {}
        code, name = indicator["code"], run.method.id
        relevance, degree, weight = (self._at(key, code) for key in ("relevance", f"degree_{name}", f"weight_{name}"))
        marks = f"IF(ISNUMBER({self.span('relevance')}),{self.span('relevance')})"
        lowest = f"MAX(IF({self.span('element')}={self._at('element', code)},{marks}))"
        counts = "TRUE" if rule.no_data == COUNTS_AS_NOT_MET else f"ISNUMBER({degree})"
        held, product = _weights(self.view, run, indicator, result)
        return {
            f"weight_{name}": Formula(
                f"=IF(AND(ISNUMBER({relevance}),{counts}),{lowest}-{relevance}+1,0)", held, array=True
            ),
            f"product_{name}": Formula(f"=IF(ISNUMBER({degree}),{weight}*{degree},0)", product, "#,##0.0"),
        }

    def _reasons(self, code: str) -> str:
        sentences: dict[str, list[str]] = {}
        for run in self.view.runs:
            reason = reason_sentence(self.view.result(run, code)["reason_code"])
            if reason:
                sentences.setdefault(reason, []).append(run.method.id)
        return " ".join(f"{sentence} ({', '.join(ids)})" for sentence, ids in sentences.items())


def _method_columns(run: Run) -> list[SheetColumn]:
    name, points = run.method.id, "#,##0.0"
    method = named(run.method)
    columns = []
    if run.method.achievement is not None and run.method.achievement.formula != MET:
        columns.append(
            SheetColumn(f"raw_{name}", _("Avance sin tope según {method}").format(method=method), 12, points)
        )
    columns.append(SheetColumn(f"degree_{name}", _("Avance según {method}").format(method=method), 12, points))
    columns.append(SheetColumn(f"light_{name}", _("Semáforo según {method}").format(method=method), 12))
    if run.method.aggregation is not None and run.method.aggregation.result == WEIGHTED_BY_RELEVANCE:
        columns.append(SheetColumn(f"weight_{name}", _("Peso sin normalizar"), 10, "0"))
        columns.append(SheetColumn(f"product_{name}", _("Peso por avance"), 10))
    return columns


def _weights(view: View, run: Run, indicator: dict[str, Any], result: Fields) -> tuple[int, float]:
    """The values of the helper cells, from the package's own marks."""
    marks = [
        int(row["relevance"]) for row in view.indicators if row["element"] == indicator["element"] and row["relevance"]
    ]
    degree = result["degree"]
    rule = run.method.aggregation
    counts = degree is not None or (rule is not None and rule.no_data == COUNTS_AS_NOT_MET)
    weight = max(marks) - int(indicator["relevance"]) + 1 if indicator["relevance"] and counts else 0
    return weight, weight * degree if degree is not None else 0.0


def figure(units: int | None, indicator: dict[str, Any]) -> Figure | None:
    """A stated quantity with the decimals it has."""
    if units is None:
        return None
    exact = Decimal(plain(from_scaled(units, QUANTITY_SCALE)))
    return Figure(float(exact), number_format(_places(exact), percent=is_percentage(indicator)))


def _plain_figure(units: int | None) -> Figure | None:
    if units is None:
        return None
    exact = Decimal(plain(from_scaled(units, QUANTITY_SCALE)))
    return Figure(float(exact), number_format(_places(exact), percent=False))


def _stated(value: float | None, indicator: dict[str, Any]) -> Figure | None:
    if value is None:
        return None
    exact = stated(value)
    return Figure(float(exact), number_format(_places(exact), percent=is_percentage(indicator)))


def _places(exact: Decimal) -> int:
    exponent = exact.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _sense_note(case: Fields) -> str:
    notes = [_("inferido")] if case["sense_source"] == "inferred" else []
    notes += [_("ambiguo")] if case["sense_ambiguous"] else []
    return ", ".join(notes) or _("declarado")


def _source(view: View, table: str, code: str) -> str:
    period = {"targets": ("year", view.year), "measurements": ("period", str(view.year))}[table]
    rows = [row for row in view.rows(table) if row["indicator"] == code and row[period[0]] == period[1]]
    return "; ".join(dict.fromkeys(cited(row) for row in rows)) or MISSING
