"""What a pledge could be linked with: everything of the institutional plans, and how near its texts are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faro.evaluation.api import published_years
from faro.evidence.ports import is_known
from faro.kernel.text import _
from faro.ledger.api import subject_key
from faro.matching.alignment import ActionTexts, ActivityTexts, corpus_of_actions, query_of
from faro.matching.corpus import Corpus
from faro.matching.entry import Entry, Suggestion, Text
from faro.monitoring.api import activities_of, poi
from faro.plans.api import Plan, action_facts, indicators_of, plans
from faro.promises.models import Pledge

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN, AROUND = 1.0, 0.4
"""Weights of an indicator's name and of what it measures, as those of actions in the matching room."""
CUI = re.compile(r"investment:\d{7}")
KEY_KINDS = {"objective": "element", "action": "element", "indicator": "indicator", "activity": "activity"}


@dataclass(frozen=True, slots=True)
class Candidates:
    """Actions and indicators made ready for comparison; ``titles`` by subject key."""

    corpora: "Mapping[str, Corpus]"
    titles: "Mapping[str, str]"

    def near(self, pledge: Pledge) -> Iterator[tuple[str, Suggestion]]:
        """The three nearest of each kind; fewer where nothing telling is shared."""
        target = "; ".join(target.text for target in pledge.targets.all())
        query = query_of(ActivityTexts(name=f"{pledge.title}. {pledge.objective}", measure=target))
        for kind, corpus in self.corpora.items():
            yield from ((kind, found) for found in corpus.nearest(query))


def candidates() -> Candidates:
    """Of every institutional plan that Faro holds."""
    actions: list[ActionTexts] = []
    indicators: list[Entry] = []
    titles: dict[str, str] = {}
    for plan in plans():
        for facts in action_facts(plan):
            key = subject_key("element", plan.code, facts.code)
            titles[key] = f"{facts.code} {facts.name}"
            actions.append(ActionTexts(key, facts.name, facts.indicators, facts.objective, facts.responsible))
        indicators += _indicators(plan, titles)
    return Candidates({"action": corpus_of_actions(actions), "indicator": Corpus.of(indicators)}, titles)


def _indicators(plan: Plan, titles: dict[str, str]) -> Iterator[Entry]:
    names = {facts.code: facts.name for facts in action_facts(plan)}
    for row in indicators_of(plan.code):
        key = subject_key("indicator", plan.code, row.code)
        titles[key] = f"{row.code} {row.name}"
        yield Entry(key, (Text(row.name, OWN), Text(names.get(row.element, ""), AROUND, own=False)))


def subject_problem(kind: str, subject: str) -> str:
    """What is wrong with a key for that kind of link; empty where something has it."""
    if kind == "investment":
        return "" if CUI.fullmatch(subject) else _("Escriba el código único de inversión: siete cifras.")
    if subject.partition(":")[0] != KEY_KINDS.get(kind):
        return _("Eso no es de la clase elegida.")
    if kind == "activity":
        return "" if _has_activity(subject) else _("No hay una actividad con ese código.")
    if not is_known(subject):
        return _("No hay nada con ese código en los planes institucionales.")
    if kind in ("objective", "action"):
        code = subject.rpartition("/")[2]
        is_action = any(code == each.code for plan in plans() for each in action_facts(plan))
        return "" if is_action == (kind == "action") else _("Eso no es de la clase elegida.")
    return ""


def _has_activity(subject: str) -> bool:
    parts = subject.partition(":")[2].split("/", 2)
    held = poi(parts[0], int(parts[1])) if len(parts) == 3 and parts[1].isdecimal() else None
    return held is not None and activities_of(held).filter(code=parts[2]).exists()


def keys_of(kind: str, code: str) -> tuple[str, ...]:
    """The subject keys that a code which a person writes may stand for, of that kind."""
    wanted = code.strip()
    if kind == "investment":
        return (f"investment:{wanted}",)
    if kind == "activity":
        return tuple(
            key
            for plan in plans()
            for year in _poi_years(plan)
            if _has_activity(key := subject_key("activity", plan.code, str(year), wanted))
        )
    return tuple(subject_key(KEY_KINDS[kind], plan.code, wanted) for plan in plans()) if kind in KEY_KINDS else ()


def _poi_years(plan: Plan) -> tuple[int, ...]:
    years = {year for code, year in published_years(plan.code) if code == plan.code}
    return tuple(sorted(years | set(range(plan.first_year, plan.last_year + 1)), reverse=True))
