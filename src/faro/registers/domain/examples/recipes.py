"""How one answer is made from its recipe."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from faro.registers.domain.answers import Value
from faro.registers.domain.examples.spec import Condition, Recipe

_MILLION = 1_000_000
_STEP = 5
_DAY = 24 * 60
_DIGITS, _LETTERS = "0123456789", "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Known:
    """A record of another register that may be pointed to: what an answer says to point to it, its day, its answers."""

    name: str
    day: date
    answers: Mapping[str, Value] = field(default_factory=dict)
    state: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an answer is made: the answers so far, those of the record around a row, and what may be drawn upon."""

    values: dict[str, Value]
    day: date
    last: date
    number: int
    luck: Callable[[str], random.Random]
    lists: Mapping[str, Sequence[str]]
    others: Mapping[str, Sequence[Known]]
    taken: set[tuple[str, str]]
    outer: Mapping[str, Value] = field(default_factory=dict)
    pointed: dict[str, Known] = field(default_factory=dict)
    state_day: date | None = None

    def get(self, key: str) -> Value | None:
        """An answer so far, of the row or else of the record."""
        return self.values.get(key, self.outer.get(key))

    def holds(self, condition: Condition) -> bool:
        """Whether all that a condition asks for is so."""
        return holds(condition, self.get)


def holds(condition: Condition, get: Callable[[str], object]) -> bool:
    """Whether each answer is one of those asked for (or just answered, or just not)."""
    return all(_fits(get(key), wanted) for key, wanted in condition.items())


def _fits(value: object, wanted: bool | tuple[str, ...]) -> bool:  # noqa: FBT001  data, not a switch
    if isinstance(wanted, bool):
        return (value is not None) is wanted
    return any(each in wanted for each in value) if isinstance(value, list) else value in wanted


def drawn(low: int, high: int, luck: random.Random, lean: str = "") -> int:
    """A whole number between both, leaning to one side or to the middle."""
    if not lean:
        return luck.randint(low, high)
    mode = {"low": low, "high": high, "middle": (low + high) / 2}[lean]
    return min(high, int(luck.triangular(low, high + 1, mode)))


def answer(key: str, recipes: tuple[Recipe, ...], scene: Scene) -> Value | None:
    """The answer to a question; None where it is not answered."""
    luck = scene.luck(key)
    recipe = next((each for each in recipes if scene.holds(each.when)), None)
    if recipe is None or luck.random() < recipe.missing:
        return None
    if recipe.slip is not None and luck.random() < recipe.slip_share:
        recipe = recipe.slip
    return _MAKERS[recipe.kind](key, recipe, scene, luck)


def _value(_key: str, recipe: Recipe, _scene: Scene, _luck: random.Random) -> Value | None:
    body = recipe.body
    return body * _MILLION if isinstance(body, int) else body


def _weights(key: str, body: Any, scene: Scene) -> tuple[list[str], list[float]]:
    if isinstance(body, Mapping):
        return list(body), [float(weight) for weight in body.values()]
    names = list(scene.lists[key] if body == "any" else body)
    return names, [1.0] * len(names)


def _choose(key: str, recipe: Recipe, scene: Scene, luck: random.Random) -> Value | None:
    names, weights = _weights(key, recipe.body, scene)
    return luck.choices(names, weights)[0]


def _several(key: str, recipe: Recipe, scene: Scene, luck: random.Random) -> Value | None:
    names, weights = _weights(key, recipe.body, scene)
    low, high = recipe.options.get("count", (1, 2))
    chosen: set[str] = set()
    for _turn in range(min(luck.randint(low, high), len(names))):
        left = [(name, weight) for name, weight in zip(names, weights, strict=True) if name not in chosen]
        chosen.add(luck.choices([name for name, _ in left], [weight for _, weight in left])[0])
    return [name for name in names if name in chosen]


def _number(_key: str, recipe: Recipe, scene: Scene, luck: random.Random) -> Value | None:
    decimals = int(recipe.options.get("decimals", 0))
    unit = 10 ** (6 - decimals)
    low, high = recipe.body
    part = scene.get(str(recipe.options["of"])) if "of" in recipe.options else None
    if "of" in recipe.options:
        if not isinstance(part, int):
            return None
        low, high = low * part / _MILLION, high * part / _MILLION
    least = math.ceil(round(low * 10**decimals, 6))
    whole = drawn(
        least, max(least, math.floor(round(high * 10**decimals, 6))), luck, str(recipe.options.get("lean", ""))
    )
    return _within(whole * unit, recipe, scene)


def _within(number: int, recipe: Recipe, scene: Scene) -> int:
    floor, ceiling = (scene.get(str(recipe.options.get(name, ""))) for name in ("at_least", "at_most"))
    number = max(number, floor) if isinstance(floor, int) else number
    return min(number, ceiling) if isinstance(ceiling, int) else number


def _date(_key: str, recipe: Recipe, scene: Scene, luck: random.Random) -> Value | None:
    source = str(recipe.options.get("from", ""))
    start = _day_of(source, scene)
    if start is None:
        return None
    low, high = recipe.body
    day = start + timedelta(days=drawn(low, high, luck, str(recipe.options.get("lean", ""))))
    if day > scene.last and recipe.options.get("clip"):
        day = scene.last
    return day.isoformat() if day <= scene.last or recipe.options.get("future") else None


def _day_of(source: str, scene: Scene) -> date | None:
    if not source:
        return scene.day
    if source == "state":
        return scene.state_day
    said = scene.get(source)
    return date.fromisoformat(said[:10]) if isinstance(said, str) else None


def _between(_key: str, recipe: Recipe, _scene: Scene, luck: random.Random) -> Value | None:
    first, last = (date.fromisoformat(day) for day in recipe.body)
    return (first + timedelta(days=luck.randint(0, (last - first).days))).isoformat()


def _time(_key: str, recipe: Recipe, _scene: Scene, luck: random.Random) -> Value | None:
    first, last = (int(text[:2]) * 60 + int(text[3:5]) for text in recipe.body)
    minutes = luck.randrange(first, last + 1, _STEP)
    return _clock(minutes)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _minutes(_key: str, recipe: Recipe, scene: Scene, luck: random.Random) -> Value | None:
    start = scene.get(str(recipe.options.get("from", "")))
    if not isinstance(start, str):
        return None
    low, high = recipe.body
    passed = drawn(low, high, luck, str(recipe.options.get("lean", "")))
    return _clock((int(start[:2]) * 60 + int(start[3:5]) + passed) % _DAY)


def _turn(key: str, recipe: Recipe, scene: Scene, _luck: random.Random) -> Value | None:
    names: list[str] = list(scene.lists[key] if recipe.body == "any" else recipe.body)
    return names[(scene.number - 1) % len(names)]


class _InWords(dict[str, str]):
    """Answers as words of a sentence."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def __missing__(self, key: str) -> str:
        value = self._scene.get(key)
        if isinstance(value, int):
            return f"{value / _MILLION:g}"
        return str(value or "").replace("_", " ")


def _text(_key: str, recipe: Recipe, scene: Scene, luck: random.Random) -> Value | None:
    sentence: str = luck.choice(recipe.body)
    return sentence.format_map(_InWords(scene))


def _mask(key: str, recipe: Recipe, scene: Scene, luck: random.Random) -> Value | None:
    while True:
        signs = {"#": _DIGITS, "@": _LETTERS}
        text = "".join(luck.choice(signs[sign]) if sign in signs else sign for sign in str(recipe.body))
        if not recipe.options.get("unique"):
            return text
        if (key, text) not in scene.taken:
            scene.taken.add((key, text))
            return text


def _serial(_key: str, recipe: Recipe, scene: Scene, _luck: random.Random) -> Value | None:
    return str(recipe.body).format(scene.number)


def _point(_key: str, recipe: Recipe, _scene: Scene, luck: random.Random) -> Value | None:
    south, west, north, east = luck.choice(recipe.body)
    return f"{luck.uniform(south, north):.6f} {luck.uniform(west, east):.6f} 0 {luck.randint(3, 12)}"


def _record(key: str, recipe: Recipe, scene: Scene, luck: random.Random) -> Value | None:
    where = recipe.options.get("where", {})
    there = [
        known
        for known in scene.others.get(str(recipe.body), ())
        if known.day <= scene.day and holds(where, known_getter(known))
    ]
    luck.shuffle(there)
    for known in there:
        if _is_apart(key, known, recipe, scene):
            scene.pointed[key] = known
            return known.name
    return None


def _is_apart(key: str, known: Known, recipe: Recipe, scene: Scene) -> bool:
    """Whether no record pointed to it together with the same other answer; from now on one does."""
    if "apart" not in recipe.options:
        return True
    mark = (f"{key}/{scene.get(recipe.options['apart'])}", known.name)
    if mark in scene.taken:
        return False
    scene.taken.add(mark)
    return True


def known_getter(known: Known) -> Callable[[str], object]:
    """How a condition reads a record of another register: its answers, and ``estado``."""
    return lambda key: known.state if key == "estado" and key not in known.answers else known.answers.get(key)


def _copy(_key: str, recipe: Recipe, scene: Scene, _luck: random.Random) -> Value | None:
    pointer, _dot, question = str(recipe.body).partition(".")
    known = scene.pointed.get(pointer)
    return known.answers.get(question) if known else None


def _same(_key: str, recipe: Recipe, scene: Scene, _luck: random.Random) -> Value | None:
    return scene.get(str(recipe.body))


_MAKERS: dict[str, Callable[[str, Recipe, Scene, random.Random], Value | None]] = {
    "value": _value,
    "choose": _choose,
    "several": _several,
    "number": _number,
    "date": _date,
    "between": _between,
    "time": _time,
    "minutes": _minutes,
    "turn": _turn,
    "text": _text,
    "mask": _mask,
    "serial": _serial,
    "point": _point,
    "record": _record,
    "copy": _copy,
    "same": _same,
}
KINDS = tuple(_MAKERS)
