"""How well a target can be checked: a score with its reasons, from what is printed and from nothing else."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from faro.kernel.text import _
from faro.promises.domain.data_files import data_file
from faro.reading.pledges.model import Kind

BEST = 100


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """What is printed of a target. ``quantity`` and ``baseline`` in millionths; ``indicator``: named by the plan."""

    kind: Kind
    text: str = ""
    quantity: int | None = None
    unit: str = ""
    comparator: str = ""
    baseline: int | None = None
    deadline: str = ""
    deadline_inherited: bool = False
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class QualityReason:
    """What is missing: a stable code, the sentence, and the points it costs of those that the kind calls for."""

    code: str
    text: str
    points: int


@dataclass(frozen=True, slots=True)
class Quality:
    """A score from 0 to 100 with what is missing, the dearest first; ``level`` is good, fair or poor."""

    score: int
    level: str
    label: str
    reasons: tuple[QualityReason, ...]


@dataclass(frozen=True, slots=True)
class _Criterion:
    asked: Callable[[TargetFacts], bool]
    met: Callable[[TargetFacts], bool]
    missing: str


def target_quality(facts: TargetFacts) -> Quality:
    """The quality of one target; an objective without target scores 0."""
    if facts.kind is Kind.NONE:
        return _quality(0, [QualityReason("target", _("No tiene meta: nadie sabe qué se esperaba."), BEST)])
    weights = data_file("quality.toml")["weights"]
    asked = {code: each for code, each in _criteria().items() if each.asked(facts)}
    whole = sum(weights[code] for code in asked)
    missing = [QualityReason(code, each.missing, weights[code]) for code, each in asked.items() if not each.met(facts)]
    lost = sum(reason.points for reason in missing)
    told = [reason for reason in missing if facts.deadline or reason.code != "own_deadline"]
    return _quality(round(BEST * (whole - lost) / whole), told)


def pledge_quality(targets: Iterable[TargetFacts]) -> Quality:
    """The quality of a pledge: that of its worst target; without any, 0."""
    found = [target_quality(each) for each in targets] or [target_quality(TargetFacts(Kind.NONE))]
    return min(found, key=lambda quality: quality.score)


def _quality(score: int, reasons: Iterable[QualityReason]) -> Quality:
    limits = data_file("quality.toml")["limits"]
    level = "good" if score >= limits["good"] else "poor" if score < limits["poor"] else "fair"
    labels = {"good": _("Comprobable"), "fair": _("Comprobable a medias"), "poor": _("Difícil de comprobar")}
    return Quality(score, level, labels[level], tuple(sorted(reasons, key=lambda each: (-each.points, each.code))))


def _criteria() -> dict[str, _Criterion]:
    return {
        "number": _Criterion(_may_count, lambda facts: facts.quantity is not None, _("No dice cuánto.")),
        "denominator": _Criterion(is_share, names_whole, _("Es un porcentaje y no dice de qué.")),
        "unit": _Criterion(
            lambda facts: _may_count(facts) and not is_share(facts),
            lambda facts: not is_vague(facts.unit),
            _("No dice de qué cosa, o la nombra de modo que cualquiera sirve."),
        ),
        "deadline": _Criterion(lambda _facts: True, lambda facts: bool(facts.deadline), _("No dice para cuándo.")),
        "own_deadline": _Criterion(
            lambda _facts: True,
            lambda facts: bool(facts.deadline) and not facts.deadline_inherited,
            _("Su plazo es el del encabezado o el del periodo, no uno propio."),
        ),
        "baseline": _Criterion(
            lambda facts: facts.kind is Kind.LEVEL,
            lambda facts: facts.baseline is not None,
            _("No dice desde qué valor parte."),
        ),
        "comparator": _Criterion(
            lambda facts: _may_count(facts) and facts.quantity is not None,
            lambda facts: bool(facts.comparator),
            _("No dice si es al menos, como máximo o exacto."),
        ),
    }


def _may_count(facts: TargetFacts) -> bool:
    return facts.kind is not Kind.DATE


def is_share(facts: TargetFacts) -> bool:
    """Whether it is a percentage, so that it needs something that it is a share of."""
    return facts.kind is Kind.PERCENTAGE or (facts.kind is Kind.LEVEL and "%" in facts.unit)


def names_whole(facts: TargetFacts) -> bool:
    """Whether a percentage says what it is a share of: in its unit, its indicator, or after its sign."""
    text = _folded(facts.text)
    vague = data_file("quality.toml")["vague"]
    if any(phrase in text for phrase in vague["nothing"]):
        return False
    if _words(facts.unit) or facts.indicator.strip():
        return True
    return bool(re.search(rf"%\s+(?:{'|'.join(vague['joints'])})\s+\w", text))


def is_vague(unit: str) -> bool:
    """Whether a unit is missing, or is one general word alone: «programa», «acciones»."""
    words = _words(unit)
    return not words or (len(words) == 1 and words[0] in data_file("quality.toml")["vague"]["units"])


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", _folded(text))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
