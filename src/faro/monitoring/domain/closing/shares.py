"""The money of budget goals (SEC_FUNC) brought to units and actions by the shares of the activities they pay for.

Amounts are whole céntimos. Every céntimo of a goal goes to exactly one place: what the shares leave over, less than a
céntimo each, goes to the largest remainders; what no share claims is told as without a link.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WHOLE = 1_000_000
"""A share of 1, in millionths."""

Place = tuple[str, str | None]
"""Unit and action; an activity may have no action."""


@dataclass(frozen=True, slots=True)
class Share:
    """What part of a goal pays for an activity, in millionths, and where the activity is."""

    activity: str
    place: Place
    millionths: int


@dataclass(frozen=True)
class Distributed:
    """``linked``: by place and stage. ``unlinked``: by goal and stage, what no activity claims."""

    linked: Mapping[tuple[Place, str], int]
    unlinked: Mapping[tuple[str, str], int]


def parts(amount: int, shares: Sequence[int]) -> list[int]:
    """The amount divided by shares in millionths that add up to one, by the method of largest remainders.

    The parts add up to the amount; of equal remainders the first comes first. A negative amount is divided as the same
    positive one.
    """
    if sum(shares) != WHOLE or min(shares) < 0:
        raise ValueError(shares)
    sign, whole = (-1, -amount) if amount < 0 else (1, amount)
    quotas = [divmod(whole * share, WHOLE) for share in shares]
    found = [quotient for quotient, _rest in quotas]
    by_rest = sorted(range(len(shares)), key=lambda place: -quotas[place][1])
    for place in by_rest[: whole - sum(found)]:
        found[place] += 1
    return [sign * part for part in found]


def distributed(
    goals: Iterable[tuple[str, Mapping[str, int | None]]], shares: Mapping[str, Sequence[Share]]
) -> Distributed:
    """Each goal's amounts by stage, divided among its shares. A stage that a goal does not tell stays untold."""
    linked: dict[tuple[Place, str], int] = defaultdict(int)
    unlinked: dict[tuple[str, str], int] = {}
    for goal, amounts in goals:
        claims = sorted(shares.get(goal, ()), key=lambda share: share.activity)
        rest = WHOLE - sum(share.millionths for share in claims)
        if rest < 0:
            raise ValueError(goal)
        for stage, amount in amounts.items():
            if amount is None:
                continue
            *claimed, left = parts(amount, [*(share.millionths for share in claims), rest])
            for share, part in zip(claims, claimed, strict=True):
                linked[share.place, stage] += part
            if rest:
                unlinked[goal, stage] = left
    return Distributed(dict(linked), unlinked)
