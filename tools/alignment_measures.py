"""The labelled activities, and how often each way of suggesting is right on them."""

import csv
from collections import defaultdict
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path
from typing import Any, TypeAlias

from alignment_baselines import Ranker, by_habit_of_the_unit, by_letters, by_shared_words, by_word_tfidf
from faro.matching.alignment import ActionTexts, ActivityTexts, corpus_of_actions, query_of
from faro.matching.data_files import data_file
from faro.matching.entry import Answer
from faro.monitoring.domain.consistency import ActivityFacts, warnings_of
from faro.monitoring.domain.consistency_texts import CLOSER_TO_ANOTHER
from faro.monitoring.domain.routine import Routine, routine_of

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "data" / "ilo" / "pei-2022"
TUNING, HELDOUT = "tuning", "heldout"
SHOWN = 3
Z95 = 1.96


@dataclass(frozen=True)
class Labelled:
    """A labelled activity; ``action`` is empty where the plan has none for it."""

    id: str
    unit: str
    unit_name: str
    name: str
    measure: str
    action: str
    second_action: str
    difficulty: str
    routine: bool

    @property
    def texts(self) -> ActivityTexts:
        """What a matcher may see."""
        return ActivityTexts(self.name, self.measure, self.unit_name)

    def accepted(self, *, lenient: bool) -> set[str]:
        """The actions that count as right."""
        return {self.action, self.second_action} - {""} if lenient else {self.action} - {""}


@dataclass(frozen=True)
class Share:
    """``right`` of ``of``."""

    right: int
    of: int

    def __str__(self) -> str:
        """With two decimals: ``0.81``; a dash of nothing."""
        return f"{self.right / self.of:.2f}" if self.of else "–"

    @property
    def counted(self) -> str:
        """``0.81 (156 of 192)``."""
        return f"{self} ({self.right} of {self.of})"

    @property
    def interval(self) -> str:
        """The 95 % interval by Wilson's score."""
        share, squared = self.right / self.of, Z95 * Z95
        middle = (share + squared / (2 * self.of)) / (1 + squared / self.of)
        half = Z95 / (1 + squared / self.of) * sqrt(share * (1 - share) / self.of + squared / (4 * self.of**2))
        return f"{middle - half:.2f}–{middle + half:.2f}"


Suggester: TypeAlias = Callable[[Labelled], list[str]]


def rows_of(split: str) -> tuple[Labelled, ...]:
    """The labelled activities of one half."""
    names = {row["code"]: row["name"] for row in _records(PLAN / "units.csv")}
    return tuple(
        Labelled(
            *(row["id"], row["unit"], names[row["unit"]], row["name"], row["measure"]),
            *(row["action"], row["second_action"], row["difficulty"], row["routine"] == "true"),
        )
        for row in _records(ROOT / "data" / "alignment" / "activities.csv")
        if row["split"] == split
    )


def actions_of_plan() -> tuple[ActionTexts, ...]:
    """The actions of Ilo's plan."""
    indicators: dict[str, list[str]] = defaultdict(list)
    for row in _records(PLAN / "indicators.csv"):
        indicators[row["element"]].append(row["name"])
    elements = {row["code"]: row for row in _records(PLAN / "elements.csv")}
    return tuple(
        ActionTexts(code, row["name"], tuple(indicators[code]), elements[row["parent"]]["name"], row["responsible"])
        for code, row in elements.items()
        if row["level"] == "AEI"
    )


def suggesters(placed: Sequence[Labelled]) -> dict[str, Suggester]:
    """Every way that is compared, by its name; ``placed`` are activities whose action a person has accepted."""
    actions, habits = (
        actions_of_plan(),
        by_habit_of_the_unit((row.unit_name, row.action) for row in placed if row.action),
    )
    return {
        "words in common": _plain(by_shared_words(actions)),
        "TF-IDF of words": _plain(by_word_tfidf(actions)),
        "TF-IDF of 3 to 5 letters": _plain(by_letters(actions)),
        "the unit's most frequent actions in the tuning half": _plain(habits),
        "Faro without thesaurus": _faro(actions, without_kin=True),
        "Faro, name only": _faro(actions, name_only=True),
        "**Faro**": _faro(actions),
        "Faro, knowing the placed activities of the tuning half": _faro(actions, placed=placed),
    }


def answers(rows: Sequence[Labelled]) -> dict[str, Answer]:
    """Faro's answer to each row, by its id."""
    corpus = corpus_of_actions(actions_of_plan())
    return {row.id: corpus.answer(query_of(row.texts)) for row in rows}


def recall(rows: Sequence[Labelled], found: dict[str, list[str]], count: int, *, lenient: bool) -> Share:
    """Of the rows that have an action, those with a right one among the first ``count``."""
    having = [row for row in rows if row.action]
    return Share(sum(bool(row.accepted(lenient=lenient) & set(found[row.id][:count])) for row in having), len(having))


def precision(rows: Sequence[Labelled], found: dict[str, list[str]], count: int, *, lenient: bool) -> Share:
    """Of the suggestions shown among the first ``count``, for rows without action too, those that are right."""
    shown = [(row, code) for row in rows for code in found[row.id][:count]]
    return Share(sum(code in row.accepted(lenient=lenient) for row, code in shown), len(shown))


def routines(rows: Sequence[Labelled]) -> dict[str, Routine]:
    """What the routine detector says of each row."""
    return {row.id: routine_of(row.name, row.measure) for row in rows}


def closer_warnings(rows: Sequence[Labelled], *, shift: int = 0, within_objective: bool = False) -> Share:
    """Rows with an action that are told to be closer to another, if placed ``shift`` actions further on.

    With 0 they stand where the label puts them, and every warning is a false one. Rows that land on their second
    action are left out.
    """
    actions = actions_of_plan()
    codes = [action.code for action in actions]
    moved = []
    for row in rows:
        if row.action:
            ring = [code for code in codes if code[:6] == row.action[:6]] if within_objective else codes
            target = ring[(ring.index(row.action) + shift) % len(ring)]
            if target != row.second_action:
                moved.append(replace(_facts(row), action=target))
    found = {each.subject for each in warnings_of(moved, actions, {}) if each.code == CLOSER_TO_ANOTHER}
    return Share(len(found), len(moved))


def _facts(row: Labelled) -> ActivityFacts:
    empty = (None,) * 12
    return ActivityFacts(
        row.id, row.name, row.unit, row.action, row.measure, "", None, empty, empty, unit_name=row.unit_name
    )


def _plain(ranker: Ranker) -> Suggester:
    return lambda row: ranker(row.texts)[:SHOWN]


def _faro(
    actions: Sequence[ActionTexts],
    *,
    without_kin: bool = False,
    name_only: bool = False,
    placed: Sequence[Labelled] = (),
) -> Suggester:
    settings: dict[str, Any] = deepcopy(data_file("matching.toml"))
    if without_kin:
        del settings["kin"]
    corpus = corpus_of_actions(actions, settings)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in placed:
        if row.action:
            counts[row.unit][row.action] += 1

    def suggest(row: Labelled) -> list[str]:
        texts = ActivityTexts(row.name) if name_only else replace(row.texts, accepted=counts[row.unit])
        return [found.code for found in corpus.nearest(query_of(texts, settings))]

    return suggest


def _records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
