"""Which stage of the programme is open, and what may be changed in it."""

from dataclasses import dataclass

APPROVED, PIA, REPROGRAMMED, EXECUTED = "approved", "pia", "reprogrammed", "executed"


@dataclass(frozen=True, slots=True)
class OpenStage:
    """The stage that sheets write: ``version`` numbers a reprogramming and is 0 elsewhere.

    ``attributes``: whether names, actions and measures are written too, and activities added, as in formulation.
    ``closed``: months that are sealed: what was programmed in them stays.
    """

    stage: str
    version: int = 0
    attributes: bool = False
    closed: frozenset[int] = frozenset()


def open_stage(
    state: str,
    *,
    reprogramming: int | None,
    ever_reprogrammed: bool,
    reported: bool,
    closed: frozenset[int] = frozenset(),
) -> OpenStage | None:
    """The stage that is open, if any.

    In formulation it is the first one; from the approval on, the one consistent with the budget, until something was
    reported or reprogrammed; then only a reprogramming that is not approved yet (``reprogramming``: its number).
    """
    if reprogramming is not None:
        return OpenStage(REPROGRAMMED, reprogramming, closed=closed)
    if state == "formulation":
        return OpenStage(APPROVED, attributes=True)
    if state == "consistent" and not ever_reprogrammed and not reported:
        return OpenStage(PIA, closed=closed)
    return None
