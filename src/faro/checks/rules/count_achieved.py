"""Stated numbers of indicators achieved and not, against values, targets and the document's own verdicts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from faro.checks.claims import Claim, claims_of
from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Severity, Unit
from faro.checks.judged import Judged, judged, listed, shown
from faro.checks.precision import percent_of, stands_for
from faro.checks.rules.count_printed import printed_results
from faro.checks.rules.count_scope import Codes, indicator_scopes
from faro.checks.rules.verdict import said_of_indicators
from faro.kernel.text import _

ACHIEVED = "count_achieved"
NOT_ACHIEVED = "count_not_achieved"
TOTAL = "count_indicators"


class Standing(Enum):
    """How a stated count stands: it can be; it follows from verdicts that are wrong; it follows from nothing."""

    RIGHT = 0
    DERIVED = 1
    WRONG = 2


@dataclass(frozen=True, slots=True)
class Tally:
    """Indicators achieved: by the figures, at most and at least (ambiguous senses, missing values), and as the
    document's verdicts would have it where it gives one. ``differing``: indicators its verdicts take otherwise.
    """

    total: int
    achieved: int
    missed: int
    by_figures: tuple[int, int]
    missed_by_figures: tuple[int, int]
    by_text: tuple[int, int]
    missed_by_text: tuple[int, int]
    text_achieved: tuple[str, ...]
    differing: tuple[str, ...]

    def standing(self, claim: Claim) -> Standing:
        """How a claim of one of the two kinds stands."""
        achieved = claim.record["kind"] == ACHIEVED
        number = claim.number
        if number is None or number == (self.achieved if achieved else self.missed):
            return Standing.RIGHT
        low, high = self.by_figures if achieved else self.missed_by_figures
        text_low, text_high = self.by_text if achieved else self.missed_by_text
        if not text_low <= number <= text_high:
            return Standing.WRONG
        return Standing.RIGHT if low <= number <= high else Standing.DERIVED


@dataclass(frozen=True, slots=True)
class Group:
    """What the document counts of one set of indicators. ``faulty`` are the claims that do not stand."""

    element: str
    measure: str
    tally: Tally
    claims: tuple[Claim, ...]
    faulty: tuple[Claim, ...]
    standing: Standing


def groups(source: Evidence) -> list[Group]:
    """The document's counts of achieved and missed indicators, set by set."""
    figures = judged(source)
    said = {code: {verdict for _claim, verdict in claims} for code, claims in said_of_indicators(source).items()}
    gathered: dict[tuple[str, tuple[Codes, ...]], list[Claim]] = {}
    for claim in claims_of(source, ACHIEVED, NOT_ACHIEVED, TOTAL):
        scopes = indicator_scopes(source, claim)
        if figures and scopes and claim.number is not None:
            gathered.setdefault((claim.element, tuple(scopes)), []).append(claim)
    return [_group(element, scopes, claims, figures, said) for (element, scopes), claims in gathered.items()]


def against_counted(source: Evidence) -> Iterable[Finding]:
    """Counts that do not stand. What a printed result repeats as a percentage is left to the rule of results."""
    results = printed_results(source)
    for group in groups(source):
        repeated = group.standing is Standing.DERIVED and any(
            agrees_with_share(group, number) for number, _place in results.get(group.element, ())
        )
        if group.standing is not Standing.RIGHT and not repeated:
            yield _finding(group)


def parts(source: Evidence) -> Iterable[Finding]:
    """Achieved and missed that do not make up the stated total, where none of them is wrong by itself."""
    for group in groups(source):
        by_kind = {kind: [c for c in group.claims if c.record["kind"] == kind] for kind in (ACHIEVED, NOT_ACHIEVED)}
        achieved, missed = by_kind[ACHIEVED], by_kind[NOT_ACHIEVED]
        totals = [claim for claim in group.claims if claim.record["kind"] == TOTAL]
        if group.standing is not Standing.RIGHT or not (achieved and missed):
            continue
        total = totals[0].number if totals else Decimal(group.tally.total)
        made = (achieved[0].number or 0) + (missed[0].number or 0)
        if total is not None and made != total:
            yield _parts(group, achieved[0], missed[0], made, total)


def agrees_with_share(group: Group, percentage: Decimal) -> bool:
    """Whether a printed percentage is the stated number of achieved indicators over their total."""
    stated = next((claim.number for claim in group.claims if claim.record["kind"] == ACHIEVED), None)
    if stated is None:
        missed = next((claim.number for claim in group.claims if claim.record["kind"] == NOT_ACHIEVED), None)
        stated = None if missed is None else group.tally.total - missed
    share = None if stated is None else percent_of(stated, group.tally.total)
    return share is not None and stands_for(percentage, share)


def tally(codes: Codes, figures: Mapping[str, Judged], said: Mapping[str, set[bool]]) -> Tally:
    """The tally of a set of indicators."""
    achieved = missed = 0
    by_figures, missed_by_figures, by_text, missed_by_text = [0, 0], [0, 0], [0, 0], [0, 0]
    text_achieved, differing = [], []
    for code in sorted(codes):
        indicator = figures[code]
        achieved += indicator.achieved is True
        missed += indicator.achieved is False
        can = _possible(indicator)
        text = said.get(code) or can
        for ranges, possible in (((by_figures, missed_by_figures), can), ((by_text, missed_by_text), text)):
            ranges[0][0] += possible == {True}
            ranges[0][1] += True in possible
            ranges[1][0] += possible == {False}
            ranges[1][1] += possible != {True}
        if True in text and False not in text:
            text_achieved.append(code)
        if said.get(code) and indicator.achieved not in said[code] and indicator.achieved is not None:
            differing.append(code)
    return Tally(
        len(codes),
        achieved,
        missed,
        (by_figures[0], by_figures[1]),
        (missed_by_figures[0], missed_by_figures[1]),
        (by_text[0], by_text[1]),
        (missed_by_text[0], missed_by_text[1]),
        tuple(text_achieved),
        tuple(differing),
    )


def _possible(indicator: Judged) -> set[bool | None]:
    """The verdicts that the readings of an ambiguous sense and the versions of the target leave open."""
    if indicator.hinges_on_sense:
        return {indicator.achieved, indicator.reversed}
    return {indicator.achieved, *indicator.achieved_ever}


def _group(
    element: str,
    scopes: tuple[Codes, ...],
    claims: list[Claim],
    figures: Mapping[str, Judged],
    said: Mapping[str, set[bool]],
) -> Group:
    """The reading of the set under which most stands."""
    judgements = [_judged_group(element, tally(scope, figures, said), claims) for scope in scopes if scope]
    if not judgements:
        return _judged_group(element, tally(frozenset(), figures, said), [])
    return min(judgements, key=lambda group: (group.standing.value, len(group.faulty)))


def _judged_group(element: str, counted: Tally, claims: list[Claim]) -> Group:
    stated = sorted((claim for claim in claims if claim.record["kind"] != TOTAL), key=lambda c: str(c.record["kind"]))
    standings = {id(claim): counted.standing(claim) for claim in stated}
    worst = max(standings.values(), key=lambda standing: standing.value, default=Standing.RIGHT)
    faulty = tuple(claim for claim in stated if standings[id(claim)] is not Standing.RIGHT)
    measure = claims[0].record["measure"] or "" if claims else ""
    return Group(element, measure, counted, tuple(claims), faulty, worst)


def _finding(group: Group) -> Finding:
    counted, first = group.tally, group.faulty[0]
    achieved = first.record["kind"] == ACHIEVED
    recomputed = counted.achieved if achieved else counted.missed
    stated = listed(
        (_("{number} logrados") if claim.record["kind"] == ACHIEVED else _("{number} no logrados")).format(
            number=shown(claim.number)
        )
        for claim in group.faulty
    )
    message = _(
        "El documento cuenta {stated} de {total} indicadores{scope}; por sus metas y valores, {figures}."
    ).format(
        stated=stated,
        total=counted.total,
        scope=f" ({group.element})" if group.element else f" ({group.measure})" if group.measure else "",
        figures=_figures(counted),
    )
    return Finding(
        "count.achieved",
        group.element or group.measure,
        message + _own_verdicts(group),
        tuple(claim.occurrence for claim in group.faulty),
        printed=shown(first.number),
        recomputed=Decimal(recomputed),
        unit=Unit.NUMBER,
        difference=None if first.number is None else first.number - recomputed,
        severity=Severity.MEDIUM if group.standing is Standing.DERIVED else None,
        cause=f"achieved:{group.element}:{group.measure}",
    )


def _figures(counted: Tally) -> str:
    low, high = counted.by_figures
    text = _("se logran {achieved}").format(achieved=counted.achieved)
    if low == high:
        return text
    return (
        text
        + " "
        + _("(de {low} a {high}, según la lectura de los sentidos ambiguos y la versión de las metas)").format(
            low=low, high=high
        )
    )


def _own_verdicts(group: Group) -> str:
    counted = group.tally
    if group.standing is Standing.DERIVED and counted.differing:
        return " " + _("La diferencia es lo que el texto dice de {codes}.").format(codes=listed(counted.differing))
    if counted.differing and counted.text_achieved:
        return " " + _("Con los veredictos del propio texto serían {number}: {codes}.").format(
            number=len(counted.text_achieved), codes=listed(counted.text_achieved)
        )
    return ""


def _parts(group: Group, achieved: Claim, missed: Claim, made: Decimal | int, total: Decimal) -> Finding:
    message = _(
        "El documento cuenta {achieved} indicadores logrados y {missed} no logrados: {made}, y no {total}."
    ).format(achieved=shown(achieved.number), missed=shown(missed.number), made=made, total=total)
    return Finding(
        "count.parts",
        group.element or group.measure,
        message,
        tuple(claim.occurrence for claim in group.claims),
        printed=shown(total),
        recomputed=Decimal(made),
        unit=Unit.NUMBER,
        difference=total - made,
        cause=f"parts:{group.element}:{group.measure}",
    )
