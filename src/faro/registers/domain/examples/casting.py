"""Somebody of a pool who answers questions of a record."""

import random

from faro.registers.domain.examples.people import Party, party
from faro.registers.domain.examples.recipes import Scene
from faro.registers.domain.examples.spec import Cast

_MILLION = 1_000_000
_TRIES = 400


def cast(person: Cast, scene: Scene, met: frozenset[int]) -> frozenset[int]:
    """Answer the questions of the part; gives who is in the record by now. Nobody who fits: no answers."""
    if not scene.holds(person.when):
        return met
    luck = scene.luck(f"people/{'/'.join(person.fields)}")
    found = _somebody(person, scene, met, luck)
    if found is None:
        return met
    index, who = found
    for question, part in person.fields.items():
        if luck.random() >= person.missing.get(question, 0):
            _answer(question, part, person, who, scene)
    return met | {index}


def _somebody(person: Cast, scene: Scene, met: frozenset[int], luck: random.Random) -> tuple[int, Party] | None:
    for _try in range(_TRIES):
        index = luck.randrange(person.size)
        mark = (f"{person.pool}/{'/'.join(person.fields)}", str(index))
        if index in met or (person.unique and mark in scene.taken):
            continue
        who = party(person.kind, person.pool, index)
        if person.age is None or person.age[0] <= who.age_on(scene.day) <= person.age[1]:
            if person.unique:
                scene.taken.add(mark)
            return index, who
    return None


def _answer(question: str, part: str, person: Cast, who: Party, scene: Scene) -> None:
    if part == "age":
        scene.values[question] = who.age_on(scene.day) * _MILLION
    elif part == "birth" and who.born is not None:
        scene.values[question] = who.born.isoformat()
    elif part == "sex":
        scene.values[question] = person.sexes[who.sex]
    elif part in who.facts:
        scene.values[question] = who.facts[part]
