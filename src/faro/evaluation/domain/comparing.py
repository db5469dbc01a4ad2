"""Two runs side by side: each element and indicator under both, and why they differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from faro.engine.evaluation import Run
from faro.kernel.formats import quantity
from faro.kernel.text import _

METHOD, TARGET, MEASUREMENT, TREE, SAME = "method", "target", "measurement", "tree", ""

CAUSES = {
    METHOD: _("método"),
    TARGET: _("meta"),
    MEASUREMENT: _("medición"),
    TREE: _("árbol del plan"),
}
"""How each cause reads."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An element or indicator in two runs. ``difference``: the second result less the first, in points.

    ``causes``: method, target, measurement, tree; several where several changed. Empty where nothing differs.
    """

    kind: str
    code: str
    first: float | None
    second: float | None
    first_light: str | None
    second_light: str | None
    first_achieved: bool | None
    second_achieved: bool | None
    causes: tuple[str, ...]
    detail: str = ""

    @property
    def difference(self) -> float | None:
        """In points; None without both."""
        return None if self.first is None or self.second is None else self.second - self.first

    @property
    def differs(self) -> bool:
        """Whether the reader of both sees two results."""
        shown = (self.first_light, self.first_achieved) != (self.second_light, self.second_achieved)
        return self.first != self.second or shown


_Rows = Mapping[str, Mapping[str, Any]]


def compared(first: Run, second: Run) -> tuple[Compared, ...]:
    """Every element, then every indicator, of either run, with the targets in force."""
    method_differs = _rule(first) != _rule(second)
    indicators = tuple(_indicators(first, second, method_differs=method_differs))
    causes = {row.code: row.causes for row in indicators}
    return (*_elements(first, second, causes, method_differs=method_differs), *indicators)


def _rule(run: Run) -> tuple[str, str]:
    return run.method.id, run.method.version


def _in_force(frame: Any, key: str) -> _Rows:
    return {row[key]: row for row in frame.to_dicts() if row["in_force"]}


def _indicators(first: Run, second: Run, *, method_differs: bool) -> Iterator[Compared]:
    one, other = _in_force(first.indicators, "indicator"), _in_force(second.indicators, "indicator")
    for code in dict.fromkeys((*one, *other)):
        a, b = one.get(code, {}), other.get(code, {})
        differs = _shown(a, "degree") != _shown(b, "degree")
        causes, detail = _indicator_causes(a, b)
        method = (METHOD,) if method_differs and differs else ()
        yield _row("indicator", code, a, b, (*method, *causes), detail)


def _indicator_causes(a: Mapping[str, Any], b: Mapping[str, Any]) -> tuple[tuple[str, ...], str]:
    if not a or not b:
        return (TREE,), _("solo está en una de las dos corridas")
    causes, details = [], []
    if a["target"] != b["target"]:
        causes.append(TARGET)
        details.append(_("meta {a} → {b}").format(a=quantity(a["target"]), b=quantity(b["target"])))
    if (a["value"], a["numerator"], a["denominator"]) != (b["value"], b["numerator"], b["denominator"]):
        causes.append(MEASUREMENT)
        details.append(_("valor {a} → {b}").format(a=_value(a["value"]), b=_value(b["value"])))
    if a["sense"] != b["sense"] or a["element"] != b["element"]:
        causes.append(TREE)
        details.append(_("cambió su sentido o su lugar en el plan"))
    return tuple(causes), "; ".join(details)


def _value(value: float | None) -> str:
    return quantity(None if value is None else round(value * 1_000_000))


def _elements(
    first: Run, second: Run, causes: Mapping[str, tuple[str, ...]], *, method_differs: bool
) -> Iterator[Compared]:
    one, other = _in_force(first.elements, "element"), _in_force(second.elements, "element")
    below = _indicators_below(first) | _indicators_below(second)
    for code in dict.fromkeys((*one, *other)):
        a, b = one.get(code, {}), other.get(code, {})
        found: list[str] = []
        if _shown(a, "result") != _shown(b, "result"):
            inherited = [cause for indicator in below.get(code, ()) for cause in causes.get(indicator, ())]
            found = [*([METHOD] if method_differs else []), *inherited] or [TREE]
        yield _row("element", code, a, b, tuple(dict.fromkeys(found)))


def _indicators_below(run: Run) -> dict[str, tuple[str, ...]]:
    """The indicators of each element and of all below it."""
    parents = {row["element"]: row["parent"] for row in run.elements.to_dicts()}
    found: dict[str, dict[str, None]] = {}
    for row in run.indicators.to_dicts():
        code: str | None = row["element"]
        while code is not None:
            found.setdefault(code, {})[row["indicator"]] = None
            code = parents.get(code)
    return {code: tuple(indicators) for code, indicators in found.items()}


def _shown(row: Mapping[str, Any], figure: str) -> tuple[Any, ...]:
    return row.get(figure), row.get("light"), row.get("achieved")


def _row(
    kind: str, code: str, a: Mapping[str, Any], b: Mapping[str, Any], causes: tuple[str, ...], detail: str = ""
) -> Compared:
    indicator = kind == "indicator"
    figure = "degree" if indicator else "result"
    return Compared(
        kind=kind,
        code=code,
        first=a.get(figure),
        second=b.get(figure),
        first_light=a.get("light"),
        second_light=b.get("light"),
        first_achieved=a.get("achieved") if indicator else None,
        second_achieved=b.get("achieved") if indicator else None,
        causes=causes,
        detail=detail,
    )
