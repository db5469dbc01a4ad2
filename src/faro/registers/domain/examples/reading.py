"""Reading ``examples.toml``: strictly, and all that is wrong with it at once."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.problems import ProblemList, refuse
from faro.registers.domain.examples.bodies import BODIES, OPTIONS
from faro.registers.domain.examples.people import ORGANISATION, ORGANISATION_FIELDS, PERSON, PERSON_FIELDS, pools
from faro.registers.domain.examples.spec import Amount, Cast, Condition, MoveRule, Recipe, Rows, Sheet, Spec

FILE = "examples.toml"
_COMMON = frozenset({"when", "missing", "slip"})
_HOW_MANY = ("per_year", "total", "each", "grid")
_PLAIN = ("per_year", "total", "each", "question", "every", "share", "on")
_AMOUNT = frozenset({*_HOW_MANY, *_PLAIN, "where", "since", "day", "weekdays", "months", "times"})
_EVERY = ("once", "same", "week", "month", "quarter", "half", "year")
_CAST = frozenset({"kind", "pool", "size", "unique", "age", "fields", "sexes", "missing", "when", "before"})


def read_examples(content: bytes) -> Spec:
    """The spec in a file. Raises :class:`~faro.kernel.errors.InputProblems` with all that is wrong in it."""
    try:
        data = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        mend = _("Revise esa línea: comillas, corchetes y signos «=».")
        raise refuse("not_toml", FILE, _("No se entiende: {reason}.").format(reason=error), mend) from error
    reader = _Reader()
    spec = reader.spec(data)
    reader.problems.raise_if_any(FILE)
    return spec


class _Reader:
    def __init__(self) -> None:
        self.problems = ProblemList()

    def spec(self, data: Mapping[str, Any]) -> Spec:
        self._only(data, {"format", "records", "answers", "people", "repeats", "moves"}, "")
        if data.get("format") != 1:
            self._wrong("format", _("Ese formato no se conoce."), "format = 1")
        return Spec(
            self._amount(self._table(data, "records", "")),
            self._sheet(data, ""),
            tuple(self._rows(name, rows) for name, rows in self._table(data, "repeats", "").items()),
            tuple(self._move(rule, f"moves {number}") for number, rule in enumerate(data.get("moves", ()), 1)),
        )

    def _amount(self, data: Mapping[str, Any]) -> Amount:
        self._only(data, _AMOUNT, "records")
        if sum(key in data for key in _HOW_MANY) != 1:
            self._wrong("records", _("Falta decir cuántos, o está dicho dos veces."), ", ".join(_HOW_MANY))
        if "each" in data and not data.get("question"):
            self._wrong("records · question", _("Falta."), _("La pregunta que señala al otro registro."))
        for key, words in (("every", _EVERY), ("on", ("first", "last"))):
            if data.get(key, words[0]) not in words or (data.get(key) == "same" and "grid" in data):
                self._wrong(f"records · {key}", _("No es una de las palabras que valen aquí."), ", ".join(words))
        return Amount(
            day=self._part(data, "day", "records", str, ""),
            where=self._condition(data.get("where", {}), "records · where"),
            since=self._since(data),
            weekdays=self._weights(data, "weekdays", 7),
            months=self._weights(data, "months", 12),
            times=self._range(data, "times", "records") if "times" in data else (1, 1),
            grid=self._grid(data.get("grid", {})),
            **{key: data[key] for key in _PLAIN if key in data},
        )

    def _grid(self, data: Any) -> dict[str, tuple[str, ...]]:
        if not isinstance(data, Mapping) or not all(body == "any" or _texts(body) for body in data.values()):
            self._wrong("records · grid", _("No tiene la forma esperada."), '{ clave = "any", otra = ["a", "b"] }')
            return {}
        return {key: ("any",) if body == "any" else tuple(body) for key, body in data.items()}

    def _since(self, data: Mapping[str, Any]) -> date | None:
        try:
            return date.fromisoformat(data["since"]) if "since" in data else None
        except (TypeError, ValueError):
            self._wrong("records · since", _("No es una fecha."), '"2019-01-01"')
            return None

    def _weights(self, data: Mapping[str, Any], key: str, count: int) -> tuple[float, ...]:
        found = data.get(key, [1] * count)
        if not _numbers(found) or len(found) != count:
            self._wrong(f"records · {key}", _("No son {n} números.").format(n=count), "[5, 5, 5, …]")
            return (1.0,) * count
        return tuple(map(float, found))

    def _sheet(self, data: Mapping[str, Any], path: str) -> Sheet:
        within = f"{path} · " if path else ""
        people = data.get("people", ())
        return Sheet(
            self._recipes(self._table(data, "answers", path), f"{within}answers"),
            tuple(self._cast(each, f"{within}people {number}") for number, each in enumerate(people, 1)),
        )

    def _recipes(self, data: Mapping[str, Any], path: str) -> dict[str, tuple[Recipe, ...]]:
        return {key: self._alternatives(value, f"{path}.{key}") for key, value in data.items()}

    def _alternatives(self, value: object, path: str) -> tuple[Recipe, ...]:
        many = value if isinstance(value, list) else [value]
        return tuple(self._recipe(each, path) for each in many)

    def _recipe(self, data: object, path: str) -> Recipe:
        kinds = [kind for kind in BODIES if isinstance(data, Mapping) and kind in data]
        if not isinstance(data, Mapping) or len(kinds) != 1:
            self._wrong(path, _("Falta la receta, o hay dos."), ", ".join(BODIES))
            return Recipe("value", "")
        kind = kinds[0]
        self._only(data, {kind} | OPTIONS[kind] | _COMMON, path)
        if not BODIES[kind](data[kind]):
            self._wrong(f"{path} · {kind}", _("No tiene la forma esperada."), _("Vea docs/registers/examples.md."))
        slip = data.get("slip")
        options = {key: data[key] for key in OPTIONS[kind] if key in data}
        if "where" in options:
            options["where"] = self._condition(options["where"], f"{path} · where")
        return Recipe(
            kind,
            data[kind],
            options,
            self._condition(data.get("when", {}), f"{path} · when"),
            self._part(data, "missing", path, (int, float), 0.0),
            self._recipe({key: each for key, each in slip.items() if key != "share"}, f"{path}.slip") if slip else None,
            float(slip.get("share", 0)) if slip else 0.0,
        )

    def _cast(self, data: Mapping[str, Any], path: str) -> Cast:
        self._only(data, _CAST, path)
        kind, pool = str(data.get("kind")), str(data.get("pool"))
        known = pools(kind) if kind in (PERSON, ORGANISATION) else {}
        if pool not in known:
            self._wrong(f"{path} · pool", _("Esa reserva no existe."), ", ".join(known) or "kind = person")
            return Cast(PERSON, "", 0, {})
        fields, size = data.get("fields", {}), data.get("size", known[pool]["size"])
        parts = PERSON_FIELDS if kind == PERSON else ORGANISATION_FIELDS
        if not fields or not set(fields.values()) <= parts or ("sex" in fields.values() and "sexes" not in data):
            self._wrong(f"{path} · fields", _("No tiene la forma esperada."), ", ".join(sorted(parts)))
        if not isinstance(size, int) or not 1 <= size <= known[pool]["size"]:
            self._wrong(f"{path} · size", _("No cabe en la reserva."), str(known[pool]["size"]))
        return Cast(
            kind,
            pool,
            size,
            fields,
            data.get("sexes", {}),
            data.get("missing", {}),
            tuple(data["age"]) if "age" in data else None,
            bool(data.get("unique")),
            self._condition(data.get("when", {}), f"{path} · when"),
            data.get("before", ""),
        )

    def _rows(self, name: str, data: Mapping[str, Any]) -> Rows:
        path = f"repeats.{name}"
        self._only(data, {"rows", "lean", "when", "answers", "people"}, path)
        return Rows(
            name,
            self._range(data, "rows", path),
            self._sheet(data, path),
            data.get("lean", ""),
            self._condition(data.get("when", {}), f"{path} · when"),
        )

    def _move(self, data: Mapping[str, Any], path: str) -> MoveRule:
        self._only(data, {"at", "move", "to", "after", "share", "lean", "when", "answers"}, path)
        at, move, to = (self._part(data, key, path, str, "") for key in ("at", "move", "to"))
        return MoveRule(
            at,
            move,
            to,
            self._range(data, "after", path),
            self._part(data, "share", path, (int, float), 1.0),
            data.get("lean", ""),
            self._condition(data.get("when", {}), f"{path} · when"),
            self._recipes(self._table(data, "answers", path), f"{path} · answers"),
        )

    def _range(self, data: Mapping[str, Any], key: str, path: str) -> tuple[int, int]:
        found = data.get(key, [])
        if not _numbers(found) or len(found) != 2 or found[0] > found[1]:
            self._wrong(f"{path} · {key}", _("No son dos números, el menor primero."), f"{key} = [1, 5]")
            return (0, 0)
        return (found[0], found[1])

    def _condition(self, data: Any, path: str) -> Condition:
        if not isinstance(data, Mapping):
            self._wrong(path, _("Aquí va una tabla."), '{ clave = ["a", "b"] }')
            return {}
        return {key: _wanted(value) for key, value in data.items()}

    def _table(self, data: Mapping[str, Any], key: str, path: str) -> Mapping[str, Any]:
        found = data.get(key, {})
        if isinstance(found, Mapping):
            return found
        self._wrong(f"{path} · {key}" if path else key, _("Aquí va una tabla."), f"[{key}]")
        return {}

    def _part(self, data: Mapping[str, Any], key: str, path: str, kind: Any, default: Any) -> Any:
        found = data.get(key, default)
        if not isinstance(found, kind) or found == "":
            self._wrong(f"{path} · {key}", _("Falta, o no es de su clase."), _("Vea docs/registers/examples.md."))
            return default
        return found

    def _only(self, data: Mapping[str, Any], known: set[str] | frozenset[str], path: str) -> None:
        for key in sorted(set(data) - known):
            place = f"{path} · {key}" if path else key
            self._wrong(place, _("Esa clave no existe aquí."), _("Revise cómo se escribe, o quítela."))

    def _wrong(self, place: str, message: str, mend: str) -> None:
        self.problems.add("bad_example", Place(FILE, None, place), message, mend)


def _wanted(value: object) -> bool | tuple[str, ...]:
    if isinstance(value, bool):
        return value
    return tuple(value) if isinstance(value, list) else (str(value),)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)


def _numbers(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, int | float) for each in value)
