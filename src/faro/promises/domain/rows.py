"""A row of a reading as plain values: what a person corrects."""

import re
from dataclasses import dataclass, replace
from typing import Any

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.promises.domain.deadlines import last_day
from faro.promises.domain.kinds import COMPARATORS, KINDS
from faro.reading.pledges.model import Kind

LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """What a row says. Quantities in millionths; ``deadline``: a year, month or day; what is not printed is empty."""

    dimension: str = ""
    problem: str = ""
    objective: str = ""
    indicator: str = ""
    target_text: str = ""
    quantity: int | None = None
    unit: str = ""
    comparator: str = ""
    baseline: int | None = None
    deadline: str = ""
    deadline_inherited: bool = False
    kind: str = Kind.NONE.value


FIELDS = tuple(RowFacts.__dataclass_fields__)
_TEXTS = ("dimension", "problem", "objective", "indicator", "target_text", "unit", "comparator", "deadline", "kind")


def checked_row(facts: RowFacts) -> RowFacts:
    """The facts with their spaces made single. Raises :class:`FaroError` for what makes no sense."""
    texts: dict[str, Any] = {name: _clean(getattr(facts, name)) for name in _TEXTS}
    clean = replace(facts, **texts)
    if not clean.objective and not clean.target_text:
        raise FaroError(_("Escriba al menos el objetivo o la meta."))
    if clean.kind not in dict(KINDS):
        raise FaroError(_("Esa clase de meta no existe."))
    if clean.comparator and clean.comparator not in dict(COMPARATORS):
        raise FaroError(_("Esa comparación no existe."))
    if clean.deadline and last_day(clean.deadline) is None:
        raise FaroError(_("Escriba el plazo como año (2026), mes (2026-06) o día (2026-06-30)."))
    if (clean.kind == Kind.NONE.value) != (not clean.target_text):
        raise FaroError(_("Una meta con texto tiene clase, y sin texto es «Sin meta impresa»."))
    return clean


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\0", "")).strip()[:LONGEST_TEXT]
