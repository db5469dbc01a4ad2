"""Whether two parties are likely the same one: their names, and what else is known of both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from faro.kernel.text import _
from faro.matching.words import folded
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.domain.names import edits, name_data, name_likeness, words_of_name

_TYPED = ("dni", "ruc", "ce")


@dataclass(frozen=True, slots=True)
class Traits:
    """What two parties are compared by. ``names``: the name, and every other name."""

    kind: str
    names: tuple[str, ...]
    birth_date: date | None = None
    sector: str | None = None
    identifiers: tuple[IdentifierFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are (0 to 1), which rule applied (``names.toml``), and whether that is enough."""

    name: float
    rule: str
    is_likely: bool

    @property
    def words(self) -> str:
        """Why, for a reader."""
        points = f"{self.name * 100:.0f}"
        return _("Nombre parecido en {points} %: {why}").format(points=points, why=_reasons()[self.rule])


def likeness_of(one: Traits, other: Traits) -> Likeness:
    """How likely two parties are the same one."""
    name = max((name_likeness(words_of_name(a), words_of_name(b)) for a in one.names for b in other.names), default=0.0)
    rule = _rule(one, other)
    return Likeness(name, rule, one.kind == other.kind and name >= _thresholds()[rule] - 1e-9)


def _rule(one: Traits, other: Traits) -> str:
    holds = {
        "same_date": one.birth_date is not None and one.birth_date == other.birth_date,
        "near_identifier": _near_identifier(one, other),
        "near_date": _near_date(one.birth_date, other.birth_date),
        "other_identifier": _other_identifier(one, other),
        "other_date": one.birth_date is not None and other.birth_date is not None,
        "same_place": _same_place(one.sector, other.sector),
        "name_alone": True,
    }
    return next(rule for rule in _thresholds() if holds[rule])


def _near_date(one: date | None, other: date | None) -> bool:
    if one is None or other is None:
        return False
    swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return swapped or edits(one.isoformat(), other.isoformat()) == 1


def _by_kind(traits: Traits) -> Mapping[str, set[str]]:
    return {kind: {each.value for each in traits.identifiers if each.kind == kind} for kind in _TYPED}


def _near_identifier(one: Traits, other: Traits) -> bool:
    mine, theirs = _by_kind(one), _by_kind(other)
    return any(edits(a, b) == 1 for kind in _TYPED for a in mine[kind] for b in theirs[kind])


def _other_identifier(one: Traits, other: Traits) -> bool:
    mine, theirs = _by_kind(one), _by_kind(other)
    return any(mine[kind] and theirs[kind] and not mine[kind] & theirs[kind] for kind in _TYPED)


def _same_place(one: str | None, other: str | None) -> bool:
    return bool(one and other) and folded(one or "") == folded(other or "")


@cache
def _thresholds() -> dict[str, float]:
    return {row["when"]: float(row["least"]) for row in name_data()["rule"]}


@cache
def _reasons() -> dict[str, str]:
    return {
        "same_date": _("misma fecha de nacimiento."),
        "near_identifier": _("documento con una sola cifra distinta."),
        "near_date": _("fecha de nacimiento casi igual."),
        "other_identifier": _("pero con otro número de documento."),
        "other_date": _("pero con otra fecha de nacimiento."),
        "same_place": _("mismo sector."),
        "name_alone": _("sin más datos que comparar."),
    }
