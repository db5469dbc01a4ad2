"""The average of the plan, as printed and as claimed, against the results of its objectives."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import polars as pl

from faro.checks.claims import claims_of
from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Occurrence, Severity, Unit
from faro.checks.judged import pei_runs, shown
from faro.checks.precision import places, stands_for
from faro.checks.printed_rows import ColumnKind, columns_of
from faro.checks.printed_words import told_percent
from faro.checks.rules.average_terms import MEAN, Term, Way, first_giving, ways
from faro.checks.rules.count_printed import numbers_of, printed_results
from faro.checks.rules.count_results import reproduction
from faro.engine.evaluation import Run
from faro.kernel.printed_numbers import printed_number
from faro.kernel.rounding import half_up
from faro.kernel.text import _

_OF_THE_PLAN = re.compile(r"\b(pei|plan|objetivos?|oei|resultados?)\b")


def printed_averages(source: Evidence) -> list[tuple[Decimal, Occurrence]]:
    """The averages of the plan that tables and text print, in points."""
    found = []
    for table in source.printed("average"):
        for column in columns_of(table, ColumnKind.PERCENT):
            for row in table.rows:
                number = printed_number(table.text(row, column))
                if number is not None:
                    found.append((number, Occurrence(row[column].place, row[column].text)))
    for claim in claims_of(source, "average"):
        general = not claim.element and not claim.indicator and _OF_THE_PLAN.search(claim.measure)
        if general and claim.number is not None and claim.record["stated_unit"] == "percent":
            found.append((claim.number, claim.occurrence))
    return found


def of_terms(source: Evidence) -> Iterable[Finding]:
    """Averages that are not the simple mean of the printed results; without results, of no offered method."""
    terms = _result_terms(source)
    for number, spots in numbers_of(printed_averages(source)).items():
        if terms:
            found = ways(terms)
            if not found[0].gives(number):
                yield _not_of_terms(number, spots, found[0], first_giving(number, found))
        elif pei_runs(source) and not any(_is_mean(number, run) for run in pei_runs(source)):
            yield _of_no_method(source, number, spots)


def recomputed(source: Evidence) -> Iterable[Finding]:
    """Averages that follow from the printed results, which do not follow from targets and values."""
    best, terms = reproduction(source), _result_terms(source)
    if best is None or not terms:
        return
    mean = _mean(best.run)
    averages = [(n, place) for n, place in printed_averages(source) if ways(terms)[0].gives(n)]
    decimals = max(places(term.percent) for term in terms if term.percent is not None)
    wrong = [
        (number, place)
        for number, place in averages
        if not _is_mean(number, best.run) and not _is_mean_of_rounded(number, best.run, decimals)
    ]
    if mean is None or not wrong:
        return
    number = max((number for number, _place in wrong), key=lambda each: len(str(each)))
    others = [
        _("{method}: {mean}").format(method=run.method.name, mean=told_percent(value))
        for run in pei_runs(source)
        if run is not best.run and (value := _mean(run)) is not None
    ]
    message = _(
        "El promedio de {printed} % es la media de los {count} resultados impresos; con metas y valores es {mean} "
        "({method}).{others}"
    ).format(
        printed=shown(number),
        count=len(terms),
        mean=told_percent(mean),
        method=best.run.method.name,
        others=f" {'; '.join(others)}." if others else "",
    )
    yield Finding(
        "average.recomputed",
        source.plan["code"],
        message,
        tuple(place for _number, place in wrong),
        printed=shown(number),
        recomputed=half_up(mean, 1),
        unit=Unit.PERCENT,
        difference=number - half_up(mean, 1),
        cause="recomputed",
    )


def _result_terms(source: Evidence) -> list[Term]:
    """The printed results of the objectives, with the number of their indicators."""
    run = next(iter(pei_runs(source)), None)
    rows = run.elements.filter(in_force=True).select("element", "indicators").iter_rows() if run else ()
    counts = {element: Decimal(count) for element, count in rows}
    return [
        Term(code, stated[0][0], ((_("número de indicadores"), counts[code]),) if code in counts else ())
        for code, stated in printed_results(source).items()
        if source.elements[code]["parent"] is None
    ]


def _mean(run: Run) -> Fraction | None:
    means = run.summary.filter(in_force=True)["mean"].drop_nulls().to_list()
    return Fraction(Decimal(repr(means[0]))) if means else None


def _is_mean(number: Decimal, run: Run) -> bool:
    """Whether it is the method's mean, with any version of the targets."""
    means = run.summary["mean"].drop_nulls().to_list()
    return any(stands_for(number, Fraction(Decimal(repr(mean)))) for mean in means)


def _is_mean_of_rounded(number: Decimal, run: Run, decimals: int) -> bool:
    """Whether it is the mean of the method's results as they would be printed."""
    own = run.elements.filter(pl.col("in_force") & pl.col("parent").is_null())["result"].drop_nulls().to_list()
    rounded = [Fraction(half_up(Decimal(repr(result)), decimals)) for result in own]
    return bool(rounded) and stands_for(number, sum(rounded, Fraction(0)) / len(rounded))


def _not_of_terms(number: Decimal, spots: list[Occurrence], plain: Way, other: Way | None) -> Finding:
    message = _("El documento imprime un promedio de {printed} %; {words} de los objetivos es {mean}; {other}.").format(
        printed=shown(number),
        words=plain.words,
        mean=told_percent(plain.value),
        other=_("sale de {way} ({value})").format(way=other.words, value=half_up(other.value, 2))
        if other
        else _("no sale de ninguna media de esos resultados"),
    )
    return Finding(
        "average.plan",
        _("promedio"),
        message,
        tuple(spots),
        printed=spots[0].printed,
        recomputed=half_up(plain.value, 1),
        unit=Unit.PERCENT,
        difference=number - half_up(plain.value, 1),
        severity=Severity.MEDIUM if other and other.id != MEAN else None,
        cause=f"plan:{number}",
    )


def _of_no_method(source: Evidence, number: Decimal, spots: list[Occurrence]) -> Finding:
    given = [
        _("{method}, {mean}").format(method=run.method.name, mean=told_percent(mean))
        for run in pei_runs(source)
        if (mean := _mean(run)) is not None
    ]
    message = _("El documento imprime un promedio de {printed} %, que ningún método ofrecido da: {given}.").format(
        printed=shown(number), given="; ".join(given)
    )
    return Finding(
        "average.plan",
        _("promedio"),
        message,
        tuple(spots),
        printed=spots[0].printed,
        unit=Unit.PERCENT,
        severity=Severity.MEDIUM,
        cause=f"plan:{number}",
    )
