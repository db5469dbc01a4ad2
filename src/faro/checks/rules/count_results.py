"""Printed results and lights of objectives against what the offered methods give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Occurrence, Severity, Unit
from faro.checks.judged import judged, listed, pei_runs, shown
from faro.checks.precision import percent_of, stands_for
from faro.checks.printed_words import told_percent
from faro.checks.rules.count_achieved import Group, Standing, agrees_with_share, groups, tally
from faro.checks.rules.count_printed import numbers_of, printed_lights, printed_results
from faro.checks.rules.count_scope import under
from faro.engine.evaluation import Run
from faro.engine.method import LIGHTS, MET, OWN_AND_DESCENDANTS
from faro.kernel.rounding import half_up
from faro.kernel.text import _

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Reproduction:
    """The method that reproduces most printed results, and which."""

    run: Run
    elements: frozenset[str]


def results_of(run: Run) -> dict[str, Fraction]:
    """The results of the elements under a method, with the targets in force, in points."""
    rows = run.elements.filter(in_force=True).select("element", "result").drop_nulls().iter_rows()
    return {element: Fraction(Decimal(repr(result))) for element, result in rows}


def possible_results(run: Run) -> dict[str, list[Fraction]]:
    """The results of the elements under a method, with each version of the targets."""
    found: dict[str, list[Fraction]] = {}
    for element, result in run.elements.select("element", "result").drop_nulls().unique().iter_rows():
        found.setdefault(element, []).append(Fraction(Decimal(repr(result))))
    return found


def can_print(number: Decimal, results: Iterable[Fraction]) -> bool:
    """Whether a printed figure is one of the results."""
    return any(stands_for(number, result) for result in results)


def reproduction(source: Evidence) -> Reproduction | None:
    """The method behind the printed results: it gives at least half of them, and no other gives more."""
    printed = printed_results(source)
    best: Reproduction | None = None
    for run in pei_runs(source):
        results = possible_results(run)
        given = frozenset(
            code
            for code, stated in printed.items()
            if any(can_print(number, results.get(code, ())) for number, _place in stated)
        )
        if len(given) * 2 >= len(printed) and (best is None or len(given) > len(best.elements)):
            best = Reproduction(run, given)
    return best if best and best.elements else None


def against_methods(source: Evidence) -> Iterable[Finding]:
    """Printed results that the document's own method does not give; one finding where no offered method does."""
    printed = printed_results(source)
    given = {code for run in pei_runs(source) for code in results_of(run)}
    known = [code for code in printed if code in given]
    if not known:
        return
    best = reproduction(source)
    if best is None:
        if len(known) >= _FEWEST:
            yield _no_method(source, known)
        return
    results = possible_results(best.run)
    counted = {group.element: group for group in groups(source)}
    for code in known:
        for number, places in numbers_of(printed[code]).items():
            if code in results and not can_print(number, results[code]):
                yield _result(source, best.run, code, number, places, counted.get(code))


def lights(source: Evidence) -> Iterable[Finding]:
    """Printed numbers of objectives per light that no method gives, or not the document's own."""
    printed = printed_lights(source)
    best = reproduction(source)
    runs = [best.run] if best else [run for run in pei_runs(source) if any(_lights_of(run).values())]
    if not printed or not runs or any(_agree(printed, _lights_of(run)) for run in runs):
        return
    yield _lights(source, printed, best)


def _result(
    source: Evidence, run: Run, code: str, number: Decimal, places: list[Occurrence], group: Group | None
) -> Finding:
    result = results_of(run)[code]
    repeats = group is not None and group.standing is Standing.DERIVED and agrees_with_share(group, number)
    share, other_reading = _share(source, run, code, number)
    message = _("El documento da {printed} % a {code}; con sus metas y valores es {result}{share} ({method}).").format(
        printed=shown(number), code=code, result=told_percent(result), share=share, method=run.method.name
    )
    if other_reading:
        message += " " + _("Solo sale leyendo al revés un indicador de sentido ambiguo.")
    elif repeats and group is not None:
        message += " " + _("El texto cuenta como logrado o no, contra sus cifras: {codes}.").format(
            codes=listed(group.tally.differing)
        )
    extra = [claim.occurrence for claim in group.faulty] if repeats and group is not None else []
    return Finding(
        "count.results",
        code,
        message + _elsewhere(source, run, code),
        tuple(dict.fromkeys([*places, *extra])),
        printed=places[0].printed,
        recomputed=half_up(result, 1),
        unit=Unit.PERCENT,
        difference=number - half_up(result, 1),
        severity=Severity.LOW if other_reading else None,
        cause=f"result:{code}:{number}",
    )


def _share(source: Evidence, run: Run, code: str, number: Decimal) -> tuple[str, bool]:
    """«, 2 de 6 indicadores», for a method that counts, and whether the other reading of a sense gives the figure."""
    rule, rollup = run.method.achievement, run.method.aggregation
    if rule is None or rollup is None or rule.formula != MET or rollup.scope != OWN_AND_DESCENDANTS:
        return "", False
    below = under(source, code)
    codes = frozenset(ind for ind, row in source.indicators.items() if row["element"] in below)
    counted = tally(codes, judged(source), {})
    low, high = counted.by_figures
    shares = [percent_of(achieved, counted.total) for achieved in range(low, high + 1)]
    other = any(share is not None and stands_for(number, share) for share in shares)
    text = _(", {achieved} de {total} indicadores").format(achieved=counted.achieved, total=counted.total)
    return text, other


def _elsewhere(source: Evidence, own: Run, code: str) -> str:
    """What the other methods give."""
    others = [
        _("{method}: {result}").format(method=run.method.name, result=told_percent(results_of(run)[code]))
        for run in pei_runs(source)
        if run is not own and code in results_of(run)
    ]
    return f" {'; '.join(others)}." if others else ""


def _no_method(source: Evidence, known: list[str]) -> Finding:
    printed = printed_results(source)
    means = [
        _("{method} da {results}").format(
            method=run.method.name,
            results=", ".join(
                f"{code} {told_percent(results_of(run)[code])}" for code in known if code in results_of(run)
            ),
        )
        for run in pei_runs(source)
    ]
    places = [place for code in known for _number, place in printed[code]]
    message = _("Ningún método ofrecido reproduce la mitad de los {count} resultados impresos: {methods}.").format(
        count=len(known), methods="; ".join(means)
    )
    return Finding(
        "count.results",
        source.plan["code"],
        message,
        tuple(places),
        severity=Severity.MEDIUM,
        cause="results:no-method",
    )


def _lights_of(run: Run) -> dict[str, int]:
    rows = run.summary.filter(in_force=True).select(*LIGHTS).to_dicts()
    return rows[0] if rows else {}


def _agree(printed: dict[str, list[tuple[Decimal, Occurrence]]], given: dict[str, int]) -> bool:
    return all(number == given.get(light) for light, stated in printed.items() for number, _place in stated)


def _lights(
    source: Evidence, printed: dict[str, list[tuple[Decimal, Occurrence]]], best: Reproduction | None
) -> Finding:
    given = [(run, _lights_of(run)) for run in pei_runs(source)]
    reference = _lights_of(best.run) if best else given[0][1]
    wrong = [
        (light, number, place)
        for light, stated in printed.items()
        for number, place in stated
        if number != reference.get(light)
    ]
    follows = best is not None and _agree(printed, _lights_as_printed(source, best.run))
    message = _("El documento cuenta {printed}; con sus metas y valores: {given}.").format(
        printed=_counts({light: stated[0][0] for light, stated in printed.items()}, best.run if best else given[0][0]),
        given="; ".join(f"{run.method.name}, {_counts(counts, run)}" for run, counts in given),
    )
    if follows:
        message += " " + _("Lo que imprime sale de los resultados que imprime.")
    light, number, first = wrong[0]
    return Finding(
        "count.lights",
        source.plan["code"],
        message,
        tuple(place for _light, _number, place in wrong),
        printed=first.printed,
        recomputed=Decimal(reference.get(light, 0)),
        unit=Unit.NUMBER,
        difference=number - reference.get(light, 0),
        severity=Severity.MEDIUM if follows else None,
        cause="lights",
    )


def _counts(counts: Mapping[str, Decimal | int], run: Run) -> str:
    """«2 verde, 1 naranja y 6 rojo», by the names of the method."""
    bands = [band for band in reversed(run.method.bands) if band.light in counts]
    return listed(f"{shown(Decimal(counts[band.light]))} {band.name.lower()}" for band in bands)


def _lights_as_printed(source: Evidence, run: Run) -> dict[str, int]:
    """The lights of the printed results under the method's bands."""
    counts = dict.fromkeys(LIGHTS, 0)
    for code, stated in printed_results(source).items():
        if source.elements[code]["parent"] is None:
            light = next((band.light for band in reversed(run.method.bands) if stated[0][0] >= band.start), LIGHTS[0])
            counts[light] += 1
    return counts
