"""An indicator explained: its sheet, targets and value, and each method's formula with the numbers in it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from faro.engine.evaluation import Run
from faro.engine.method import PEI, Method
from faro.kernel.fixed import QUANTITY_SCALE
from faro.kernel.formats import MISSING, number, percent, quantity
from faro.kernel.rounding import half_up
from faro.kernel.text import _
from faro.package.model import Package
from faro.package.tables.plan import RELEVANCES, SENSES
from faro.reports.document import Block, Heading, Paragraph
from faro.reports.explanation.facts import Facts, facts_table, named, source_of
from faro.reports.lights import light_word
from faro.reports.reasons import reason_sentence
from faro.reports.versions import version_label

Row = dict[str, Any]


def explain_indicator(package: Package, runs: Sequence[Run], sheet: Row) -> tuple[Block, ...]:
    """The blocks for one indicator; ``sheet`` is its row of the table ``indicators``."""
    pei = [run for run in runs if run.method.kind == PEI]
    blocks: list[Block] = [Heading(1, f"{sheet['code']} {sheet['name']}", "cifra")]
    blocks.append(facts_table(_facts(package, sheet, pei[0] if pei else None)))
    for run in pei:
        blocks += _verdicts(sheet["code"], run)
    return tuple(blocks)


def _facts(package: Package, sheet: Row, run: Run | None) -> Facts:
    facts = [
        (_("Mide"), named(package, "elements", sheet["element"]), source_of(package, sheet)),
        (_("Método de cálculo"), sheet["calculation"] or "", ""),
        (_("Parámetro de medición"), sheet["measure"] or "", ""),
        (_("Relevancia"), RELEVANCES.get(sheet["relevance"] or "", ""), ""),
        (_("Responsable"), sheet["responsible"] or named(package, "units", sheet["unit"]), ""),
        (_("Línea de base"), _dated(sheet["baseline_value"], sheet["baseline_year"]), ""),
    ]
    if run is None:
        return facts
    rows = run.indicators.filter(run.indicators["indicator"] == sheet["code"]).to_dicts()
    return [
        *facts,
        _sense_fact(sheet, rows[0]),
        *_target_facts(package, sheet, run),
        *_value_facts(package, sheet, run),
    ]


def _dated(units: int | None, year: int | None) -> str:
    if units is None:
        return ""
    return f"{quantity(units)} ({year})" if year else quantity(units)


def _sense_fact(sheet: Row, row: Row) -> tuple[str, str, str]:
    if row["sense"] is None:
        return (_("Sentido"), _("No declarado"), "")
    origin = _("declarado") if row["sense_source"] == "declared" else _("inferido de la serie de metas")
    doubt = _(", ambiguo") if sheet["sense_ambiguous"] else ""
    return (_("Sentido"), f"{SENSES[row['sense']]} ({origin}{doubt})", sheet["sense_reason"] or "")


def _target_facts(package: Package, sheet: Row, run: Run) -> Facts:
    year = run.horizon.year
    targets = [t for t in package.rows("targets") if t["indicator"] == sheet["code"] and t["year"] == year]
    return [
        (
            _("Meta {year}, {version}").format(year=year, version=version_label(target["version"]).lower()),
            quantity(target["value"]),
            "; ".join(part for part in (target["instrument"], source_of(package, target)) if part),
        )
        for target in sorted(targets, key=lambda target: target["version"])
    ]


def _value_facts(package: Package, sheet: Row, run: Run) -> Facts:
    year = str(run.horizon.year)
    rows = [m for m in package.rows("measurements") if m["indicator"] == sheet["code"] and m["period"].startswith(year)]
    facts = [
        (_("Obtenido {period}").format(period=row["period"]), _obtained(row, sheet), source_of(package, row))
        for row in rows
    ]
    return facts or [(_("Obtenido {period}").format(period=year), MISSING, "")]


def _obtained(row: Row, sheet: Row) -> str:
    """The value with the parts it comes from, and whether the written one is theirs."""
    stated, numerator, denominator = row["value"], row["numerator"], row["denominator"]
    written = MISSING if stated is None else quantity(stated)
    if numerator is None or denominator is None:
        return written
    if not denominator or sheet["multiplier"] is None:
        return _("{written} ({numerator} de {denominator})").format(
            written=written, numerator=quantity(numerator), denominator=quantity(denominator)
        )
    computed = Fraction(numerator, denominator) * Fraction(sheet["multiplier"], 10**QUANTITY_SCALE)
    arithmetic = _("{numerator} de {denominator} × {factor} = {value}").format(
        numerator=quantity(numerator),
        denominator=quantity(denominator),
        factor=quantity(sheet["multiplier"]),
        value=half_up(computed, 2),
    )
    if stated is None or abs(Fraction(stated, 10**QUANTITY_SCALE) - computed) < Fraction(1, 2):
        return arithmetic
    return _("{arithmetic}; el valor escrito, {written}, no coincide y no se usa").format(
        arithmetic=arithmetic, written=written
    )


def _verdicts(code: str, run: Run) -> list[Block]:
    blocks: list[Block] = [Heading(2, f"{run.method.name} ({run.method.id})", f"metodo-{run.method.id}")]
    rows = run.indicators.filter(run.indicators["indicator"] == code).sort("version").to_dicts()
    blocks += [Paragraph(_verdict(run.method, row, versions=len(rows) > 1)) for row in rows if not row["carried"]]
    if all(row["carried"] for row in rows):
        blocks.append(Paragraph(reason_sentence("no_target") or ""))
    blocks.append(Paragraph(_("Norma: {norm}. {status}.").format(norm=run.method.norm, status=run.method.norm_status)))
    return blocks


def _verdict(method: Method, row: Row, *, versions: bool) -> str:
    label = f"{version_label(row['version'])}: " if versions else ""
    sentences = [f"{label}{_formula(method, row)}", _achievement(row)]
    if row["reason_code"]:
        sentences.append(reason_sentence(row["reason_code"]) or "")
    return " ".join(sentence for sentence in sentences if sentence)


def _formula(method: Method, row: Row) -> str:
    if row["degree"] is None:
        return _("Sin grado de avance.")
    word = light_word(method, row["light"])
    if method.achievement is None or method.achievement.formula == "met":
        return _("Vale {degree} porque {verdict} la meta → {light}.").format(
            degree=number(row["degree"], 0),
            verdict=_("alcanza") if row["achieved"] else _("no alcanza"),
            light=word,
        )
    if row["reason_code"] or row["degree_raw"] == row["value"] == 0:
        return _("{degree} → {light}.").format(degree=percent(row["degree"], 2), light=word)
    value, target = number(row["value"], _places(row["value"])), quantity(row["target"])
    ratio = f"{value} / {target}" if row["sense"] == "ascending" else f"{target} / {value}"
    capped = row["degree"] != row["degree_raw"]
    limit = _(", que se limita a {degree}").format(degree=percent(row["degree"], 0)) if capped else ""
    return _("{ratio} × 100 = {raw}{limit} → {light}.").format(
        ratio=ratio, raw=percent(row["degree_raw"], 2), limit=limit, light=word
    )


def _places(value: float) -> int:
    return 0 if value == int(value) else 2


def _achievement(row: Row) -> str:
    if row["achieved"] is None:
        return ""
    better = _("más es mejor") if row["sense"] == "ascending" else _("menos es mejor")
    verdict = _("Logrado") if row["achieved"] else _("No logrado")
    sentence = _("{verdict}: {better}.").format(verdict=verdict, better=better)
    if row["sense_ambiguous"] and row["achieved_if_reversed"] is not None:
        other = _("logrado") if row["achieved_if_reversed"] else _("no logrado")
        sentence += " " + _("Con la lectura contraria saldría {other}.").format(other=other)
    return sentence
