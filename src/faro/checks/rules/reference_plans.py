"""Which plan, of which years, a citation says it approves."""

import re
from dataclasses import dataclass

from faro.checks.rules.reference_citations import Citation
from faro.checks.words import folded

_PLANS = {
    "PEI": r"plan estrategico institucional|\bpei\b",
    "POI": r"plan operativo institucional|\bpoi\b",
    "PDC": r"plan de desarrollo (?:local |municipal |provincial |regional )?concertado|\bpd[lmr]?c\b",
}
_PLAN = re.compile("|".join(f"(?P<{key}>{pattern})" for key, pattern in _PLANS.items()))
_YEARS = re.compile(r"(?<![0-9-])((?:19|20)[0-9]{2})(?:\s?[-–]\s?((?:19|20)[0-9]{2}))?(?![0-9-])")
_APPROVES = re.compile(r"^[\s,]*(?:mediante la cual |con la que |por la que )?(?:que )?(?:se )?(?:aprueba|aprobo)\b")
_APPROVED_BY = re.compile(r"(?:aprobad[oa]|aprobo|aprueba) (?:mediante|por|con|segun)(?: el| la)? ?$|\($")
_AMENDS = re.compile(r"modific|actualiz|ampli|reprogram|prorrog")
_REACH = 120


@dataclass(frozen=True, slots=True)
class Approved:
    """A plan by its kind and years; ``years`` is None where the text does not say them."""

    plan: str
    years: tuple[int, int] | None


def approved_by(citation: Citation) -> Approved | None:
    """The plan that the text, or the row, says this norm approved; None where it says none, or an amendment."""
    if citation.table == "plan":
        return _of_the_package(citation)
    return _named_after(citation) or _named_before(citation)


def _of_the_package(citation: Citation) -> Approved | None:
    if citation.place.column != "approval_instrument":
        return None
    plan = _PLAN.search(folded(f"{citation.record['code']} {citation.record['name']}"))
    years = (citation.record["first_year"], citation.record["last_year"])
    return Approved(plan.lastgroup or "", years) if plan else None


def _named_after(citation: Citation) -> Approved | None:
    after = folded(citation.text[citation.end : citation.end + _REACH]).split(".")[0]
    plan = _PLAN.search(after)
    if not _APPROVES.match(after) or not plan or _AMENDS.search(after[: plan.start()]):
        return None
    return Approved(plan.lastgroup or "", _years(after[plan.end() :]))


def _named_before(citation: Citation) -> Approved | None:
    before = folded(citation.text[max(0, citation.start - _REACH) : citation.start])
    plans = list(_PLAN.finditer(before))
    if not plans or not _APPROVED_BY.search(before):
        return None
    between = before[plans[-1].end() :]
    if _AMENDS.search(between) or "." in between or ";" in between:
        return None
    return Approved(plans[-1].lastgroup or "", _years(between))


def _years(text: str) -> tuple[int, int] | None:
    match = _YEARS.search(text)
    return (int(match[1]), int(match[2] or match[1])) if match else None
