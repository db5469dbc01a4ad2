"""Hints from amounts, measured values and texts: outliers, round values, the same thing told twice."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from statistics import median_low
from typing import NamedTuple

from faro.checks.evidence import Evidence, Record, row_place
from faro.checks.finding import Finding, Occurrence, Place, Unit
from faro.checks.printed_rows import ColumnKind, columns_of, detail_rows, read_rows
from faro.checks.printed_words import table_label, told, told_list
from faro.checks.rules.plausibility_months import OUTLIER, programmed_by_activity, spent_by_activity
from faro.checks.rules.plausibility_spread import far_from_their_like
from faro.checks.rules.plausibility_thresholds import THRESHOLDS
from faro.checks.words import folded
from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE, from_scaled
from faro.kernel.formats import quantity
from faro.kernel.text import _

COPIED_TEXT = "plausibility.copied-text"
SAME_EVIDENCE = "plausibility.same-evidence"
ROUND_VALUES = "plausibility.round-values"
EXACT_TARGETS = "plausibility.exact-targets"

_UNITS = 10**QUANTITY_SCALE
_TEXTS = (("texts", "text"), ("commitments", "action"))


class _Amount(NamedTuple):
    """An amount in soles of something named, where it stands."""

    name: str
    soles: Decimal
    place: Place


def outliers(found: Evidence) -> Iterator[Finding]:
    """Amounts far from the other amounts of their column."""
    for column, amounts in (*_of_activities(found), *_budgeted(found), *_printed(found)):
        positive = [amount for amount in amounts if amount.soles > 0]
        if len(positive) < THRESHOLDS.fewest_values.count:
            continue
        for at in far_from_their_like([float(amount.soles) for amount in positive]):
            yield _outlier(column, positive[at], positive)


def _of_activities(found: Evidence) -> Iterator[tuple[str, list[_Amount]]]:
    place = Place(table="monthly", column="financial")
    spent = [(row["code"], amount) for row, amount, _done in spent_by_activity(found)]
    for column, amounts in (
        (_("lo programado por actividad"), programmed_by_activity(found)),
        (_("lo ejecutado por actividad"), spent),
    ):
        yield column, [_Amount(code, from_scaled(amount, MONEY_SCALE), place) for code, amount in amounts]


def _budgeted(found: Evidence) -> Iterator[tuple[str, list[_Amount]]]:
    by_stage: dict[str, list[_Amount]] = {}
    for number, row in enumerate(found.rows("budget"), start=2):
        if row["year"] == found.plan["evaluation_year"] and row["amount"] is not None:
            name = " ".join(filter(None, (row["unit"], row["action"])))
            amount = _Amount(name, from_scaled(row["amount"], MONEY_SCALE), row_place("budget", number, row, "amount"))
            by_stage.setdefault(row["stage"], []).append(amount)
    for stage, amounts in by_stage.items():
        yield _("el presupuesto ({stage})").format(stage=stage), amounts


def _printed(found: Evidence) -> Iterator[tuple[str, list[_Amount]]]:
    for table in found.printed_tables:
        columns = columns_of(table, ColumnKind.AMOUNT)
        rows = detail_rows(read_rows(table, found)) if columns else []
        for column in columns:
            label = _("{table}, «{heading}»").format(table=table_label(table), heading=table.headings[column])
            yield (
                label,
                [
                    _Amount(row.name, row.numbers[column], row.cells[column].place)
                    for row in rows
                    if column in row.numbers
                ],
            )


def _outlier(column: str, amount: _Amount, amounts: Sequence[_Amount]) -> Finding:
    middle = median_low(each.soles for each in amounts)
    message = _("{name}: {amount} está muy lejos de los otros {count} montos de {column}, cuya mediana es {middle}.")
    return Finding(
        OUTLIER,
        amount.name,
        message.format(
            name=amount.name,
            amount=told(ColumnKind.AMOUNT, amount.soles),
            count=len(amounts) - 1,
            column=column,
            middle=told(ColumnKind.AMOUNT, middle),
        ),
        (Occurrence(amount.place, told(ColumnKind.AMOUNT, amount.soles)),),
        printed=told(ColumnKind.AMOUNT, amount.soles),
        unit=Unit.SOLES,
        cause=amount.name,
    )


def copied_texts(found: Evidence) -> Iterator[Finding]:
    """The same long text told of different things."""
    for table, column in _TEXTS:
        told: dict[str, list[tuple[int, Record]]] = {}
        for number, row in enumerate(found.rows(table), start=2):
            text = folded(row[column])
            if len(text) >= THRESHOLDS.copied_letters.count:
                told.setdefault(text, []).append((number, row))
        yield from (_copied(table, column, same) for same in told.values() if len(same) > 1)


def _copied(table: str, column: str, same: Sequence[tuple[int, Record]]) -> Finding:
    codes = told_list(row["id"] for _number, row in same)
    message = _("El mismo texto aparece en {codes}: «{text}…».")
    first = same[0][1][column]
    places = tuple(Occurrence(row_place(table, number, row, column), row["id"]) for number, row in same)
    return Finding(COPIED_TEXT, codes, message.format(codes=codes, text=first[:60].strip()), places, cause=codes)


def same_evidence(found: Evidence) -> Iterator[Finding]:
    """Indicators that report the same numerator over the same denominator in the same period."""
    groups: dict[Hashable, list[tuple[int, Record]]] = {}
    for number, row in enumerate(found.rows("measurements"), start=2):
        over, under = row["numerator"], row["denominator"]
        if over is None or under is None or over == under or over < THRESHOLDS.fewest_counted.count * _UNITS:
            continue
        groups.setdefault((row["period"], over, under), []).append((number, row))
    for same in groups.values():
        if len({row["indicator"] for _number, row in same}) > 1:
            yield _same_parts(same)


def _same_parts(same: Sequence[tuple[int, Record]]) -> Finding:
    row = same[0][1]
    codes = told_list(row["indicator"] for _number, row in same)
    message = _("{codes} informan el mismo numerador ({over}) y el mismo denominador ({under}) en {period}.").format(
        codes=codes, over=quantity(row["numerator"]), under=quantity(row["denominator"]), period=row["period"]
    )
    places = tuple(
        Occurrence(row_place("measurements", number, row, "numerator"), quantity(row["numerator"]))
        for number, row in same
    )
    return Finding(SAME_EVIDENCE, codes, message, places, cause=codes)


class _Met(NamedTuple):
    """An indicator of the evaluated year with its value and its target in force, in millionths."""

    number: int
    row: Record
    value: int
    target: int | None
    is_percent: bool


def _measured(found: Evidence) -> list[_Met]:
    year = found.plan["evaluation_year"]
    versions = sorted((row for row in found.rows("targets") if row["year"] == year), key=lambda row: row["version"])
    targets = {row["indicator"]: row["value"] for row in versions}
    return [
        _Met(number, row, row["value"], targets.get(row["indicator"]), _is_percent(found, row["indicator"]))
        for number, row in enumerate(found.rows("measurements"), start=2)
        if row["period"] == str(year) and row["value"] is not None
    ]


def _is_percent(found: Evidence, code: str) -> bool:
    indicator = found.indicators.get(code, {})
    said = folded(f"{indicator.get('measure') or ''} {indicator.get('name') or ''}")
    return "porcentaje" in said or "%" in said


def round_values(found: Evidence) -> Iterator[Finding]:
    """Measured percentages that are multiples of five too often."""
    values = [each for each in _measured(found) if each.is_percent]
    step = THRESHOLDS.round_value_points.count * _UNITS
    rounded = [each for each in values if each.value % step == 0]
    if len(values) >= THRESHOLDS.fewest_round.count and len(rounded) / len(values) >= THRESHOLDS.round_values.ratio:
        message = _(
            "De {total} porcentajes obtenidos, {rounded} son múltiplos de cinco: parecen estimados, no medidos."
        )
        yield Finding(
            ROUND_VALUES,
            _("valores obtenidos"),
            message.format(total=len(values), rounded=len(rounded)),
            _value_places(rounded),
            printed=str(len(rounded)),
            cause="values",
        )


def exact_targets(found: Evidence) -> Iterator[Finding]:
    """Plans in which every value is exactly its target."""
    cases = [each for each in _measured(found) if each.target is not None]
    if len(cases) >= THRESHOLDS.fewest_indicators.count and all(each.value == each.target for each in cases):
        message = _("Los {count} indicadores con meta obtuvieron exactamente su meta: parece copiada.")
        yield Finding(
            EXACT_TARGETS,
            _("valores obtenidos"),
            message.format(count=len(cases)),
            _value_places(cases),
            printed=str(len(cases)),
            cause="targets",
        )


def _value_places(cases: Iterable[_Met]) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(row_place("measurements", each.number, each.row, "value"), quantity(each.value)) for each in cases
    )
