"""Proposals in the body of a plan: the bullets and numbered items below its axes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faro.reading.document import Line, Spot
from faro.reading.pledges.model import Confidence, Kind, Pledge, Target
from faro.reading.pledges.numbers import quantities
from faro.reading.pledges.targets import target_of
from faro.reading.pledges.texts import continues, is_open, joined, mark

_CAPITALS = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\s*[.\-–)]*\s*)?[^a-záéíóúñ]*[A-ZÁÉÍÓÚÑ]{3}[^a-záéíóúñ]*")


@dataclass(slots=True)
class Proposal:
    """A paragraph or an item of a list; ``marked`` for an item."""

    text: str
    spot: Spot
    marked: bool
    heading: str | None


def proposals(lines: Sequence[Line], heading: str | None) -> Iterator[Proposal]:
    """The paragraphs and items of a part of the body, broken lines joined; a title in capitals is its own."""
    double = _double_spaced(lines)
    margin = min((_indent(line) for line in lines if line.text.strip()), default=0)
    current: Proposal | None = None
    blank = True
    for line in lines:
        text = line.text.strip()
        if not text:
            blank = True
            continue
        rest = mark(text)
        if rest is None and _indent(line) > margin and _may_begin(current, text):
            # The bullet was lost where the text was taken out; its place was not.
            rest = text
        if current is not None and rest is None and _goes_on(current, text, blank=blank and not double):
            current.text = joined(current.text, text)
        else:
            if current is not None:
                yield current
            current = Proposal(text if rest is None else rest, line.spot, rest is not None, heading)
        blank = False
    if current is not None:
        yield current


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _may_begin(current: Proposal | None, text: str) -> bool:
    return not text[0].islower() and (current is None or not is_open(current.text))


def _goes_on(current: Proposal, text: str, *, blank: bool) -> bool:
    if not current.text or is_open(current.text):
        return True
    if is_capitals(text) or is_capitals(current.text):
        return False
    if blank:
        return continues(current.text, text)
    return not current.text.endswith((".", ":", ";")) or text[0].islower()


def _double_spaced(lines: Sequence[Line]) -> bool:
    """Whether nearly every line is followed by an empty one, as a text taken out of a PDF may be."""
    body = "".join("x" if line.text.strip() else " " for line in lines).strip()
    return body.count("x") > 3 and body.count("xx") < 0.25 * body.count("x")


def is_capitals(text: str) -> bool:
    """Whether a line is a title in capitals."""
    return len(text.split()) <= 14 and bool(_CAPITALS.fullmatch(text))


def pledge_of(proposal: Proposal, *, beside_format: bool) -> Pledge | None:
    """A proposal as a pledge: with its target where it states one, without where the plan has no table of targets.

    In a plan with the summary format, what the body proposes without a measure is not set beside it; None then.
    """
    if not proposal.marked or len(proposal.text.split()) < 2 or proposal.text.endswith(":"):
        return None
    target = target_of(proposal.text)
    measured = target.quantity is not None and _is_measure(proposal.text, target)
    if beside_format and not measured:
        return None
    confidence = Confidence.MEDIUM if measured and not target.doubtful else Confidence.LOW
    return Pledge(
        spot=proposal.spot,
        dimension=proposal.heading,
        problem=None,
        objective=proposal.text,
        indicator=None,
        target_text=proposal.text if measured else None,
        target=target if measured else Target(Kind.NONE, deadline=target.deadline),
        deadline=target.deadline,
        deadline_inherited=False,
        confidence=confidence,
    )


def _is_measure(text: str, target: Target) -> bool:
    """Whether the number is what is promised, not told by the way: a share, a level, a bound, or at the head."""
    if target.kind in {Kind.PERCENTAGE, Kind.LEVEL, Kind.FREQUENCY} or target.comparator != "=":
        return True
    first = quantities(text)[0]
    return not first.article and (first.start < 3 or len(text[: first.start].split()) <= 4)
