"""Verdict: what a document calls achieved, or not, against value, target and sense."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from faro.checks.claims import Claim, claims_of, verdict_said
from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, RuleClass, Severity, Unit
from faro.checks.judged import Judged, judged, listed, shown
from faro.checks.rule import Example, Rule
from faro.checks.rules.sense_readings import contrary_reading
from faro.checks.samples import Measured, action, claim, evidence, measured, objective
from faro.kernel.printed_numbers import agrees_as_printed
from faro.kernel.text import _

FULL = 100


def said_of_indicators(source: Evidence) -> dict[str, list[tuple[Claim, bool]]]:
    """What the document says of each indicator: claims of verdict that say one thing or the other."""
    found: dict[str, list[tuple[Claim, bool]]] = {}
    for each in claims_of(source, "verdict"):
        said = verdict_said(each.record["stated_value"])
        if each.indicator and said is not None:
            found.setdefault(each.indicator, []).append((each, said))
    return found


def against_figures(source: Evidence) -> Iterable[Finding]:
    """Verdicts that no version of the target bears out, where no contrary reading of the sense explains them."""
    figures = judged(source)
    for code, said in said_of_indicators(source).items():
        verdicts = {verdict for _claim, verdict in said}
        indicator = figures.get(code)
        if indicator is None or len(verdicts) != 1 or indicator.hinges_on_sense:
            continue
        (verdict,) = verdicts
        if _can_be_wrong(indicator, verdict) and not contrary_reading(source, indicator):
            yield _against_figures(indicator, [each for each, _verdict in said], said=verdict)


def two_verdicts(source: Evidence) -> Iterable[Finding]:
    """Indicators of which the document says both, in verdicts or by a degree that implies one."""
    figures = judged(source)
    said = said_of_indicators(source)
    for each, implied in _implied_by_degree(source, figures):
        said.setdefault(each.indicator, []).append((each, implied))
    for code, claims in said.items():
        if {verdict for _claim, verdict in claims} == {True, False} and _any_verdict(claims):
            yield _two_verdicts(code, claims, figures.get(code))


def _can_be_wrong(indicator: Judged, verdict: bool) -> bool:  # noqa: FBT001  the verdict said
    return bool(indicator.achieved_ever) and verdict not in indicator.achieved_ever


def _against_figures(indicator: Judged, claims: list[Claim], *, said: bool) -> Finding:
    rule = _("más es mejor") if indicator.sense == "ascending" else _("menos es mejor")
    told = _("logrado") if said else _("no logrado")
    message = _("El documento da por {told} el indicador {code}, que {figures} ({rule}): {outcome}.").format(
        told=told,
        code=indicator.code,
        figures=indicator.figures,
        rule=rule,
        outcome=_("no alcanzó la meta") if said else _("la alcanzó"),
    )
    return Finding(
        "verdict.against-figures",
        indicator.code,
        message,
        tuple(each.occurrence for each in claims),
        printed=told,
        cause=f"verdict:{indicator.code}",
    )


def _implied_by_degree(source: Evidence, figures: Mapping[str, Judged]) -> Iterable[tuple[Claim, bool]]:
    """A degree printed as 100 that is 99.6 rounded implies nothing."""
    for each in claims_of(source, "degree"):
        indicator = figures.get(each.indicator)
        if not each.indicator or each.number is None or each.record["stated_unit"] not in (None, "percent"):
            continue
        degree = indicator.degree if indicator else None
        rounded_up = degree is not None and degree < FULL and agrees_as_printed(each.number, Decimal(repr(degree)))
        if not (each.number == FULL and rounded_up):
            yield each, each.number >= FULL


def _any_verdict(claims: list[tuple[Claim, bool]]) -> bool:
    return any(each.record["kind"] == "verdict" for each, _verdict in claims)


def _two_verdicts(code: str, claims: list[tuple[Claim, bool]], indicator: Judged | None) -> Finding:
    sides = [
        listed(dict.fromkeys(_quoted(each) for each, verdict in claims if verdict is side)) for side in (True, False)
    ]
    message = _("El documento dice del indicador {code} que se logró ({yes}) y que no ({no}).").format(
        code=code, yes=sides[0], no=sides[1]
    )
    if indicator and indicator.achieved is not None:
        message += " " + _("El indicador {figures}.").format(figures=indicator.figures)
    return Finding(
        "verdict.two-verdicts",
        code,
        message,
        tuple(each.occurrence for each, _verdict in claims),
        printed=" / ".join(dict.fromkeys(each.record["stated_value"] for each, _verdict in claims)),
        unit=Unit.WORDS,
        cause=f"two:{code}",
    )


def _quoted(each: Claim) -> str:
    if each.record["kind"] == "degree" and each.number is not None:
        said = _("{number} % de la meta").format(number=shown(each.number))
    else:
        said = each.record["words"] or each.record["stated_value"]
    quoted = f"«{said}»"
    return f"{quoted}, {each.place_words}" if each.place_words else quoted


_TREE = (objective("OEI.01"), action("AEI.01.01", "OEI.01"))


def _example(words: str, value: str, *claims: tuple[str, str]) -> Example:
    indicator = Measured("IND.01.AEI.01.01", "AEI.01.01", "100", value)
    said = [
        claim(number, kind, stated, indicator=indicator.code, stated_unit="percent" if kind == "degree" else "words")
        for number, (kind, stated) in enumerate(claims, start=1)
    ]
    return Example(words, evidence(("ceplan-2021",), elements=_TREE, claims=said, **measured(indicator)))


def _wrong_verdict() -> Example:
    return _example(_("Se obtuvo 95 de una meta de 100 y el texto dice «logrado»."), "95", ("verdict", "logrado"))


def _right_verdict() -> Example:
    return _example(_("Se obtuvo 100 de una meta de 100 y el texto dice «logrado»."), "100", ("verdict", "logrado"))


def _contradiction() -> Example:
    return _example(
        _("Un párrafo dice «logrado» y el siguiente, «solo el 50 % de la meta»."),
        "50",
        ("verdict", "logrado"),
        ("degree", "50"),
    )


def _agreement() -> Example:
    return _example(
        _("Un párrafo dice «no logrado» y el siguiente, «solo el 50 % de la meta»."),
        "50",
        ("verdict", "no logrado"),
        ("degree", "50"),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "verdict.against-figures",
        RuleClass.VERDICT,
        Severity.HIGH,
        _("Veredicto que las cifras desmienten"),
        _("El texto dice que el indicador alcanzó su meta, o que no, y su valor y su meta dicen lo contrario."),
        _("El logro compara el valor obtenido con el esperado del año: Guía de seguimiento y evaluación, CEPLAN."),
        against_figures,
        _wrong_verdict,
        _right_verdict,
    ),
    Rule(
        "verdict.two-verdicts",
        RuleClass.VERDICT,
        Severity.HIGH,
        _("Dos veredictos contrarios"),
        _("El mismo documento dice de un indicador que se logró y, en otro lugar, que no."),
        _("Un indicador tiene un solo resultado en un año; quien lee no puede saber cuál vale."),
        two_verdicts,
        _contradiction,
        _agreement,
    ),
)
