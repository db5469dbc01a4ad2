"""Objectives with their actions, and offices with those below them. Every parent is there."""

from dataclasses import dataclass
from random import Random

from tests.checks.consistent.vocabulary import OFFICES, OFFICES_BELOW, SECTIONS_BELOW, THEMES, Service, Theme

GOOD, MIDDLING, POOR = "good", "middling", "poor"


@dataclass(frozen=True, slots=True)
class Unit:
    """An office."""

    code: str
    parent: str | None
    name: str


@dataclass(slots=True)
class Action:
    """An action. ``course`` is how its year went: its indicators and its activities tell the same story."""

    code: str
    name: str
    service: Service
    priority: int
    course: str


@dataclass(slots=True)
class Objective:
    """An objective with its actions."""

    code: str
    name: str
    theme: Theme
    priority: int
    actions: list[Action]

    @property
    def course(self) -> str:
        """Good where nearly all went well, poor where nearly nothing did."""
        marks = {GOOD: 2, MIDDLING: 1, POOR: 0}
        mean = sum(marks[action.course] for action in self.actions) / len(self.actions)
        return GOOD if mean >= 1.7 else MIDDLING if mean >= 0.6 else POOR


def objectives(random: Random, most_actions: int, place: str) -> list[Objective]:
    """From one to ten objectives with at most so many actions altogether."""
    themes = random.sample(THEMES, min(most_actions, random.randint(1, len(THEMES))))
    left = most_actions - len(themes)
    found = []
    for number, theme in enumerate(themes, start=1):
        more = random.randint(0, min(left, len(theme.services) - 1))
        left -= more
        services = random.sample(theme.services, 1 + more)
        actions = [
            Action(
                f"AEI.{number:02}.{rank:02}",
                f"{service.name} de {place}",
                service,
                rank,
                random.choices((GOOD, MIDDLING, POOR), (5, 3, 2))[0],
            )
            for rank, service in enumerate(services, start=1)
        ]
        found.append(Objective(f"OEI.{number:02}", f"{theme.objective} de {place}", theme, number, actions))
    return found


def units(random: Random, most: int) -> list[Unit]:
    """Offices of one to three levels; at least one, at most so many."""
    found: list[Unit] = []
    below = random.sample(OFFICES_BELOW, len(OFFICES_BELOW))
    sections = random.sample(SECTIONS_BELOW, len(SECTIONS_BELOW))
    for first, office in enumerate(random.sample(OFFICES, random.randint(1, len(OFFICES))), start=1):
        code = f"{first:02}"
        found.append(Unit(code, None, office))
        for second in range(1, random.randint(1, 3)):
            found.append(Unit(f"{code}.{second:02}", code, below.pop()))
            if sections and random.random() < 0.25:
                found.append(Unit(f"{code}.{second:02}.01", f"{code}.{second:02}", sections.pop()))
    return found[:most]


def element_rows(plan: list[Objective], offices: list[Unit], random: Random) -> list[dict[str, object]]:
    """The table ``elements``; the office responsible is named as it is."""
    rows: list[dict[str, object]] = []
    for objective in plan:
        office = random.choice(offices)
        rows.append(_row(objective.code, "OEI", None, objective.name, objective.priority, office))
        for action in objective.actions:
            office = random.choice(offices)
            rows.append(_row(action.code, "AEI", objective.code, action.name, action.priority, office))
    return rows


def _row(code: str, level: str, parent: str | None, name: str, priority: int, office: Unit) -> dict[str, object]:
    return {
        "code": code,
        "level": level,
        "parent": parent,
        "name": name,
        "priority": priority,
        "unit": office.code,
        "responsible": office.name,
    }
