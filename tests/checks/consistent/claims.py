"""True statements about a made-up plan, of every kind, in digits and in words."""

from collections.abc import Iterable
from fractions import Fraction
from random import Random

from tests.checks.consistent.activities import APPROVED, PIA
from tests.checks.consistent.document import Facts, Row, quantity
from tests.checks.consistent.figures import BANDS, colour, of_objective
from tests.checks.consistent.indicators import PERCENTAGE, Indicator
from tests.checks.consistent.numbers import fixed, half_up, in_words
from tests.checks.consistent.tree import Objective

_FIRST_LINE = 3_000


class Speaker:
    """Collects claims and numbers their lines."""

    def __init__(self, random: Random, facts: Facts, source: str) -> None:
        self.random = random
        self.facts = facts
        self.source = source
        self.rows: list[Row] = []

    def say(self, kind: str, measure: str, value: str, unit: str, words: str, **about: str) -> None:
        """Add a claim about the evaluated year."""
        number = len(self.rows) + 1
        self.rows.append(
            {
                "id": f"C-{number:03}",
                "kind": kind,
                "measure": measure,
                "year": self.facts.year,
                "stated_value": value,
                "stated_unit": unit,
                "words": words,
                "source": self.source,
                "line": _FIRST_LINE + 3 * number,
            }
            | about
        )

    def count(self, kind: str, measure: str, number: int, what: str, **about: str) -> None:
        """A count: «siete (07) indicadores», «07 indicadores», «SIETE (7) indicadores» or «siete indicadores»."""
        spelled = in_words(number) if number < 100 else ""
        forms = [f"{number:02} {what}", f"{number} {what}"]
        if spelled:
            forms += [f"{spelled} ({number:02}) {what}", f"{spelled.upper()} ({number}) {what}", f"{spelled} {what}"]
        self.say(
            kind,
            measure,
            self.random.choice((str(number), f"{number:02}")),
            "number",
            self.random.choice(forms),
            **about,
        )

    def percent(self, kind: str, measure: str, value: Fraction, **about: str) -> None:
        """A percentage, with up to two decimals."""
        text = fixed(value, self.random.choice((0, 1, 2)))
        self.say(
            kind, measure, text, "percent", self.random.choice((f"el {text}%", f"({text}%)", f"{text} %")), **about
        )


def claims(random: Random, facts: Facts, source: str) -> list[Row]:
    """The table ``claims``."""
    speaker = Speaker(random, facts, source)
    _of_the_plan(speaker, facts)
    _of_the_lights(speaker, facts)
    for objective in facts.plan:
        _of_an_objective(speaker, facts, objective)
        for action in objective.actions:
            held = facts.of_action(action.code)
            if random.random() < 0.3:
                speaker.count("coverage", "actividades de la acción", held.count, "actividades", element=action.code)
                about = {"element": action.code}
                speaker.percent("physical", "ejecución física de la acción", _printed(facts, held.physical), **about)
                spent = Fraction(held.executed * 100, held.programmed)
                speaker.percent("execution", "nivel de ejecución financiera de la acción", spent, **about)
    for indicator in facts.indicators:
        _of_an_indicator(speaker, facts, indicator)
    return speaker.rows


def _printed(facts: Facts, value: Fraction) -> Fraction:
    return half_up(value, facts.places)


def _of_the_plan(speaker: Speaker, facts: Facts) -> None:
    objectives = {each.code for each in facts.plan}
    own = [each for each in facts.indicators if each.element in objectives]
    actions = [action for each in facts.plan for action in each.actions]
    speaker.count("count", "OEI del PEI", len(facts.plan), "objetivos")
    speaker.count("count", "AEI del PEI", len(actions), "acciones estratégicas")
    speaker.count("count", "indicadores de OEI", len(own), "indicadores")
    speaker.count("count", "indicadores de AEI", len(facts.indicators) - len(own), "indicadores")
    speaker.count("count", "indicadores del PEI", len(facts.indicators), "indicadores")
    _achievement(speaker, facts, own, "indicadores de OEI")
    full = sum(_printed(facts, facts.physical(each)) == 100 for each in facts.plan)
    speaker.count("count", "OEI con ejecución física de 100%", full, "objetivos al 100%")
    speaker.count("count", "OEI bajo 100%", len(facts.plan) - full, "objetivos por debajo")
    total = facts.everything()
    speaker.count("count_activities", "total del POI modificado", total.count, "actividades e inversiones")
    for stage, words in ((APPROVED, "aprobado"), (PIA, "consistente con PIA")):
        held = sum(stage in each.physical for each in facts.activities)
        speaker.count("count_activities", f"total del POI {words}", held, "actividades e inversiones")
    speaker.percent(
        "execution", "nivel de ejecución del POI modificado", Fraction(total.executed * 100, total.programmed)
    )
    speaker.say("period", "periodo del informe", str(facts.year), "number", f"ejercicio {facts.year}")
    people = f"{speaker.random.randint(20, 90)},000"
    for _time in range(2):
        speaker.say("population", "habitantes de la provincia", people, "number", f"{people} habitantes")
    share = str(speaker.random.randint(20, 80))
    speaker.say("collection", "arbitrios de limpieza pública", share, "percent", f"el {share}% de lo emitido")


def _of_the_lights(speaker: Speaker, facts: Facts) -> None:
    results = [value for each in facts.plan if (value := facts.result(each)) is not None]
    colours = [colour(value, facts.method) for value in results]
    for band in BANDS[facts.method]:
        number = colours.count(band.colour)
        speaker.count("count_light", f"color {band.colour.upper()}", number, "OEI", method=facts.method)
    average = facts.average()
    if average is None:
        return
    text = fixed(average, facts.places)
    speaker.say("average", "promedio del PEI", text, "percent", f"promedio de {text}%", method=facts.method)
    shade = colour(average, facts.method).upper()
    speaker.say("colour", "color del promedio", shade, "words", f"color {shade}", method=facts.method)


def _achievement(speaker: Speaker, facts: Facts, held: Iterable[Indicator], measure: str, **about: str) -> None:
    """Who reached the target and who did not; where a value is missing, nothing is said of those who did not."""
    verdicts = [each.achieved(facts.year) for each in held]
    speaker.count("count_achieved", measure, verdicts.count(True), "alcanzaron su meta", **about)
    if None not in verdicts:
        speaker.count("count_not_achieved", measure, verdicts.count(False), "no alcanzaron su meta", **about)


def _of_an_objective(speaker: Speaker, facts: Facts, objective: Objective) -> None:
    about = {"element": objective.code}
    held = of_objective(objective, facts.indicators)
    own = facts.of_objective(objective.code)
    speaker.count("count_actions", "acciones del objetivo", len(objective.actions), "acciones", **about)
    speaker.count("count_indicators", "indicadores del objetivo", len(held), "indicadores", **about)
    _achievement(speaker, facts, held, "indicadores del objetivo", **about)
    speaker.count("count_activities", "actividades del objetivo", own.count, "actividades", **about)
    measure = "acciones del objetivo con actividades"
    speaker.count("coverage", measure, len(objective.actions), "acciones con actividades", **about)
    share = Fraction(own.programmed * 100, facts.everything().programmed)
    speaker.percent("budget_share", "parte de la asignación de recursos", share, **about)
    value = facts.result(objective)
    if value is not None:
        speaker.percent("result", "resultado del objetivo", value, method=facts.method, **about)
    speaker.percent("physical", "ejecución física del objetivo", _printed(facts, facts.physical(objective)), **about)


def _of_an_indicator(speaker: Speaker, facts: Facts, indicator: Indicator) -> None:
    verdict = indicator.achieved(facts.year)
    degree = indicator.degree(facts.year)
    if verdict is None or degree is None or indicator.value is None:
        return
    about = {"element": indicator.element, "indicator": indicator.code}
    said = speaker.random.choice((("logrado", "no logrado"), ("LOGRADO", "NO LOGRADO"), ("alcanzado", "no alcanzado")))
    words = "alcanzó la meta del año" if verdict else "no alcanzó la meta del año"
    speaker.say("verdict", "veredicto del indicador", said[0 if verdict else 1], "words", words, **about)
    if speaker.random.random() < 0.3:
        speaker.percent("degree", "grado de logro del indicador", degree, **about)
    if speaker.random.random() < 0.3:
        text = quantity(indicator, indicator.value).rstrip("%")
        unit = "percent" if indicator.measure == PERCENTAGE else "number"
        speaker.say("obtained", "valor obtenido", text, unit, f"se obtuvo {text}", **about)
