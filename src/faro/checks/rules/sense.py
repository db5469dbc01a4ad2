"""Sense: where an indicator should go, against its targets, its name and the verdict a document gives."""

from collections.abc import Iterable

from faro.checks.claims import Claim
from faro.checks.evidence import Evidence, Record, row_place
from faro.checks.finding import Finding, Occurrence, RuleClass, Severity, Unit
from faro.checks.judged import Judged, figure_occurrences, indicator_occurrence, judged, listed, shown
from faro.checks.rule import Example, Rule
from faro.checks.rules.sense_readings import contrary_reading
from faro.checks.rules.sense_words import ASCENDING, DESCENDING, suggestion
from faro.checks.rules.verdict import said_of_indicators
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, units
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled
from faro.kernel.text import _

_FIRST_ROW = 2
SENSE_WORDS = {ASCENDING: _("ascendente"), DESCENDING: _("descendente")}


def against_series(source: Evidence) -> Iterable[Finding]:
    """Declared senses that the targets run against, from the first year to the last, first version and last alike."""
    by_indicator: dict[str, list[tuple[int, Record]]] = {}
    for row, record in enumerate(source.rows("targets"), start=_FIRST_ROW):
        if record["value"] is not None:
            by_indicator.setdefault(record["indicator"], []).append((row, record))
    for code, targets in by_indicator.items():
        declared = (source.indicators.get(code) or {}).get("sense")
        original, latest = _series(targets, latest=False), _series(targets, latest=True)
        if declared and {_direction(original), _direction(latest)} == {_contrary(declared)}:
            yield _against_series(code, declared, latest)


def against_wording(source: Evidence) -> Iterable[Finding]:
    """Senses that the indicator's own name speaks against. A sense declared ambiguous has its own rule."""
    for indicator in judged(source).values():
        record = source.indicators[indicator.code]
        suggested = suggestion(record["name"] or "")
        if suggested is None or indicator.ambiguous or indicator.sense in ("", suggested.sense):
            continue
        said = _("está declarado") if record["sense"] else _("se toma, por sus metas, como")
        message = _("El indicador {code} {said} {sense}, y su nombre («{words}») sugiere que es {other}: {reason}.")
        yield Finding(
            "sense.wording",
            indicator.code,
            message.format(
                code=indicator.code,
                said=said,
                sense=SENSE_WORDS[indicator.sense],
                words=suggested.words,
                other=SENSE_WORDS[suggested.sense],
                reason=suggested.reason,
            ),
            (indicator_occurrence(source, indicator.code),),
            printed=record["name"],
            severity=Severity.MEDIUM if suggested.certain else Severity.LOW,
            cause=f"wording:{indicator.code}",
        )


def verdict_under_contrary(source: Evidence) -> Iterable[Finding]:
    """Verdicts that are right only if the sense were the contrary, where someone could have read it so."""
    figures = judged(source)
    for code, said in said_of_indicators(source).items():
        verdicts = {verdict for _claim, verdict in said}
        indicator = figures.get(code)
        if indicator is None or len(verdicts) != 1 or indicator.hinges_on_sense:
            continue
        (verdict,) = verdicts
        reading = contrary_reading(source, indicator)
        if reading and indicator.achieved_ever and verdict not in indicator.achieved_ever:
            yield _under_contrary(indicator, [each for each, _verdict in said], reading)


def ambiguous(source: Evidence) -> Iterable[Finding]:
    """Senses declared ambiguous where the verdict hinges on the reading."""
    said = said_of_indicators(source)
    for indicator in judged(source).values():
        if indicator.hinges_on_sense:
            yield _ambiguous(source, indicator, said.get(indicator.code, []))


def _series(targets: list[tuple[int, Record]], *, latest: bool) -> list[tuple[int, Record]]:
    """One target a year, by year: of its first version or of its last."""
    in_order = sorted(targets, key=lambda each: each[1]["version"], reverse=not latest)
    years = {record["year"]: (row, record) for row, record in in_order}
    return [years[year] for year in sorted(years)]


def _direction(series: list[tuple[int, Record]]) -> str:
    first, last = series[0][1]["value"], series[-1][1]["value"]
    return "" if first == last else ASCENDING if last > first else DESCENDING


def _contrary(sense: str) -> str:
    return DESCENDING if sense == ASCENDING else ASCENDING


def _against_series(code: str, declared: str, series: list[tuple[int, Record]]) -> Finding:
    ends = (series[0], series[-1])
    figures = [
        _("{value} en {year}").format(value=shown(from_scaled(record["value"], QUANTITY_SCALE)), year=record["year"])
        for _row, record in ends
    ]
    verb = _("bajan") if declared == ASCENDING else _("suben")
    message = _("El indicador {code} está declarado {sense}, pero sus metas {verb}: de {first} a {last}.").format(
        code=code, sense=SENSE_WORDS[declared], verb=verb, first=figures[0], last=figures[1]
    )
    places = tuple(
        Occurrence(row_place("targets", row, record, "value"), shown(from_scaled(record["value"], QUANTITY_SCALE)))
        for row, record in ends
    )
    return Finding("sense.series", code, message, places, printed=SENSE_WORDS[declared], cause=f"series:{code}")


def _told(*, achieved: bool | None) -> str:
    return _("logrado") if achieved else _("no logrado")


def _under_contrary(indicator: Judged, claims: list[Claim], reading: str) -> Finding:
    message = _(
        "El documento da por {told} el indicador {code}, que {figures}: solo es así si fuera {other}, y está tomado "
        "como {sense} ({reading})."
    ).format(
        told=_told(achieved=not indicator.achieved),
        code=indicator.code,
        figures=indicator.figures,
        other=SENSE_WORDS[_contrary(indicator.sense)],
        sense=SENSE_WORDS[indicator.sense],
        reading=reading,
    )
    return Finding(
        "sense.verdict",
        indicator.code,
        message,
        tuple(each.occurrence for each in claims),
        printed=_told(achieved=not indicator.achieved),
        cause=f"contrary:{indicator.code}",
    )


def _ambiguous(source: Evidence, indicator: Judged, said: list[tuple[Claim, bool]]) -> Finding:
    message = _(
        "El sentido del indicador {code} es ambiguo: {figures}; si es {sense}, {first}; si es {other}, {second}."
    ).format(
        code=indicator.code,
        figures=indicator.figures,
        sense=SENSE_WORDS[indicator.sense],
        first=_told(achieved=indicator.achieved),
        other=SENSE_WORDS[_contrary(indicator.sense)],
        second=_told(achieved=indicator.reversed),
    )
    verdicts = dict.fromkeys(_told(achieved=verdict) for _claim, verdict in said)
    if verdicts:
        message += " " + _("El documento lo da por {told}.").format(told=listed(verdicts))
    places = (indicator_occurrence(source, indicator.code), *(each.occurrence for each, _verdict in said))
    return Finding(
        "sense.ambiguous",
        indicator.code,
        message,
        places if said else places + figure_occurrences(source, indicator.code),
        printed=listed(verdicts) if verdicts else "",
        unit=Unit.WORDS,
        cause=f"ambiguous:{indicator.code}",
    )


_CODE = "IND.01.AEI.01.01"
_TREE = (objective("OEI.01"), action("AEI.01.01", "OEI.01"))


def _case(words: str, indicator: Measured, *, verdict: str = "", later_target: str = "") -> Example:
    tables = measured(indicator)
    if later_target:
        tables["targets"].append({"indicator": _CODE, "year": 2025, "version": 0, "value": units(later_target)})
    said = [claim(1, "verdict", verdict, indicator=_CODE, stated_unit="words")] if verdict else []
    return Example(words, evidence(("ceplan-2021",), elements=_TREE, claims=said, **tables))


def _indicator(sense: str, name: str = "Porcentaje de avance", *, ambiguous_sense: bool = False) -> Measured:
    return Measured(_CODE, "AEI.01.01", "40", "45", sense, name, ambiguous_sense)


def _falling_series() -> Example:
    words = _("Declarado ascendente, con metas de 40 en 2022 y 30 en 2025.")
    return _case(words, _indicator(ASCENDING), later_target="30")


def _rising_series() -> Example:
    words = _("Declarado ascendente, con metas de 40 en 2022 y 60 en 2025.")
    return _case(words, _indicator(ASCENDING), later_target="60")


_ANAEMIA = "Porcentaje de niños que padecen de anemia"


def _harm_ascending() -> Example:
    return _case(_("«Niños que padecen de anemia», declarado ascendente."), _indicator(ASCENDING, _ANAEMIA))


def _harm_descending() -> Example:
    return _case(_("«Niños que padecen de anemia», declarado descendente."), _indicator(DESCENDING, _ANAEMIA))


def _more_taken_for_better() -> Example:
    words = _("Descendente, 45 contra una meta de 40, y el texto dice «logrado».")
    return _case(words, _indicator(DESCENDING), verdict="logrado")


def _less_is_better() -> Example:
    words = _("Descendente, 45 contra una meta de 40, y el texto dice «no logrado».")
    return _case(words, _indicator(DESCENDING), verdict="no logrado")


def _two_readings() -> Example:
    return _case(
        _("Un indicador que la ficha declara de sentido ambiguo."), _indicator(ASCENDING, ambiguous_sense=True)
    )


def _one_reading() -> Example:
    return _case(_("El mismo indicador con un sentido claro."), _indicator(ASCENDING))


RULES: tuple[Rule, ...] = (
    Rule(
        "sense.series",
        RuleClass.SENSE,
        Severity.MEDIUM,
        _("Sentido contra la serie de metas"),
        _("El sentido declarado del indicador va contra sus propias metas: dice que más es mejor y las metas bajan."),
        _("El aplicativo CEPLAN V.01 deduce el sentido de las metas; V2 lo declara: los dos deben decir lo mismo."),
        against_series,
        _falling_series,
        _rising_series,
    ),
    Rule(
        "sense.wording",
        RuleClass.SENSE,
        Severity.LOW,
        _("Sentido contra el nombre del indicador"),
        _("El nombre del indicador cuenta algo que se quiere reducir (o aumentar) y su sentido dice lo contrario."),
        _("Con el sentido al revés, empeorar se cuenta como logro. La lista de palabras es corta: decide una persona."),
        against_wording,
        _harm_ascending,
        _harm_descending,
    ),
    Rule(
        "sense.verdict",
        RuleClass.SENSE,
        Severity.HIGH,
        _("Veredicto que solo vale con el sentido contrario"),
        _("El texto da el indicador por logrado (o no) como si mejorar fuera lo contrario de lo que es."),
        _("En un indicador descendente la meta se alcanza con un valor igual o menor: Guía de seguimiento, CEPLAN."),
        verdict_under_contrary,
        _more_taken_for_better,
        _less_is_better,
    ),
    Rule(
        "sense.ambiguous",
        RuleClass.SENSE,
        Severity.LOW,
        _("Indicador de sentido ambiguo"),
        _("El nombre del indicador admite dos lecturas, y con una se logra la meta y con la otra no."),
        _("Un indicador que se lee de dos maneras no mide; conviene corregir su ficha técnica."),
        ambiguous,
        _two_readings,
        _one_reading,
    ),
)
