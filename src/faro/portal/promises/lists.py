"""Promises in lists: what a row says of each, and how many of them are in each state."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from faro.kernel.text import _, ngettext
from faro.portal.promises import addresses
from faro.portal.promises.known import is_sample, known_plans, known_pledges
from faro.portal.promises.marks import UNDECIDED, state_mark
from faro.promises import api as promises
from faro.promises.api import Decision, PlanLine, PledgeLine
from faro.ui.api import Fact, Mark


@dataclass(frozen=True, slots=True)
class Row:
    """A promise in a list. ``missing``: what its targets do not say; ``linked``: some action answers to it."""

    code: str
    title: str
    url: str
    about: str
    missing: str
    mark: Mark
    since: date | None
    sample: bool
    linked: bool


def row_of(line: PledgeLine) -> Row:
    """A promise for a list."""
    deadline = _("para {deadline}").format(deadline=line.deadline_label) if line.deadline else ""
    about = (line.party, line.dimension, line.sector, deadline)
    return Row(
        line.code,
        line.title,
        addresses.pledge_address(line.plan, line.code),
        " · ".join(part for part in about if part),
        clarity_in_short(line),
        mark_of_state(line.state),
        line.since,
        is_sample(line.state),
        line.has_action,
    )


def clarity_in_short(line: PledgeLine) -> str:
    """How well its targets can be checked, with the first thing that they lack."""
    reason = line.quality.reasons[0].text if line.quality.reasons else ""
    return f"{line.quality.label}: {reason[:1].lower()}{reason[1:]}" if reason else line.quality.label


def mark_of_state(state: str) -> Mark:
    """The mark of a state with its name and what it means."""
    if not state:
        meaning = _("Nadie ha decidido todavía si se cumplió. No quiere decir que sí ni que no.")
    else:
        meaning = next((each.meaning for each in promises.scale() if each.code == state), "")
    return state_mark(state, promises.state_label(state), meaning)


def whole_scale() -> tuple[Mark, ...]:
    """Every state with its meaning, «sin evaluar todavía» first."""
    return tuple(mark_of_state(state) for state in promises.states())


@dataclass(frozen=True, slots=True)
class Count:
    """How many promises: of all of them without a mark, of a state with its own. ``url`` lists them."""

    number: int
    word: str
    url: str
    mark: Mark | None = None


def counts_of(lines: Sequence[PledgeLine], plan: str = "") -> tuple[Count, ...]:
    """How many promises there are, and how many in each state that any is in."""
    found = Counter(each.state for each in lines)
    total = Count(len(lines), ngettext("promesa", "promesas", len(lines)), "")
    return total, *(_count(state, found[state], plan) for state in promises.states() if found[state])


def _count(state: str, number: int, plan: str) -> Count:
    mark = mark_of_state(state)
    wanted = {"plan": plan} if plan else {}
    url = addresses.narrowed(**wanted, estado=state or promises.UNDECIDED_WORD)
    return Count(number, mark.word[:1].lower() + mark.word[1:], url, mark)


def remarks_on(lines: Iterable[PledgeLine]) -> tuple[str, ...]:
    """What stands out from the first day: promises that nothing answers to, and those that cannot be checked."""
    listed = list(lines)
    idle = sum(not each.has_action for each in listed)
    vague = sum(each.quality.level == "poor" for each in listed)
    said = (
        ngettext("{n} sin ninguna acción que la cumpla", "{n} sin ninguna acción que las cumpla", idle),
        ngettext("{n} difícil de comprobar", "{n} difíciles de comprobar", vague),
    )
    return tuple(words.format(n=n) for words, n in zip(said, (idle, vague), strict=True) if n)


def samples_in(lines: Iterable[PledgeLine]) -> int:
    """How many of the states are invented."""
    return sum(is_sample(each.state) for each in lines)


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A government plan in a list: its name, whether its party won, and its figures in words."""

    name: str
    url: str
    elected: str
    figures: str


def plan_shown(plan: PlanLine) -> PlanShown:
    """A plan for a list."""
    undecided = plan.states.get(UNDECIDED, 0)
    parts = [
        ngettext("{n} promesa", "{n} promesas", plan.pledges).format(n=plan.pledges),
        _("{n} con estado, {m} sin evaluar todavía").format(n=plan.pledges - undecided, m=undecided),
    ]
    if plan.score is not None:
        parts.append(_("claridad media de sus metas: {score} de 100").format(score=plan.score))
    return PlanShown(plan_name(plan), addresses.plan_address(plan.code), elected_word(plan.elected), " · ".join(parts))


def plan_name(plan: PlanLine) -> str:
    """The party and the years it speaks of."""
    return f"{plan.party}, {plan.period_from}–{plan.period_to}"


def elected_word(elected: bool | None) -> str:  # noqa: FBT001  the value is what is worded
    """Whether the party won; nothing where nobody said."""
    if elected is None:
        return ""
    return _("ganó la elección") if elected else _("no ganó la elección")


def plan_facts(plan: PlanLine) -> tuple[Fact, ...]:
    """What is known of the document."""
    given = (
        Fact(_("Organización política"), plan.party),
        Fact(
            _("Elección"), str(plan.election_year), note=elected_word(plan.elected) or _("Faro no sabe quién la ganó")
        ),
        Fact(_("Documento"), plan.document),
        Fact(_("Fuente"), plan.source),
        Fact(_("Huella SHA-256 del documento"), plan.sha256),
    )
    return tuple(each for each in given if each.value)


@dataclass(frozen=True, slots=True)
class Moment:
    """A decided state on the line of time."""

    day: date
    mark: Mark
    title: str
    url: str
    about: str
    reason: str
    source: str
    sample: bool


def moment_of(decision: Decision) -> Moment:
    """A decision for the line of time."""
    entry = decision.entry
    return Moment(
        entry.day,
        mark_of_state(entry.state),
        decision.title,
        addresses.pledge_address(decision.plan, decision.code),
        f"{decision.code} · {decision.party}",
        entry.reason,
        entry.source,
        is_sample(entry.state),
    )


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term that promises gave themselves: how many end then, and how many of those have no decided state."""

    label: str
    pledges: int
    undecided: int


def deadlines_of(lines: Iterable[PledgeLine]) -> tuple[Deadline, ...]:
    """The terms of the promises, the earliest first; those without any, last."""
    found: dict[tuple[bool, str], list[PledgeLine]] = defaultdict(list)
    for each in lines:
        found[not each.deadline, each.deadline[:4]].append(each)
    return tuple(
        Deadline(year or _("sin plazo"), len(group), sum(not each.state for each in group))
        for (_none, year), group in sorted(found.items())
    )


@dataclass(frozen=True, slots=True)
class InShort:
    """Promises on the front page."""

    number: int
    plans: str
    url: str
    states: tuple[Count, ...]


def in_short() -> InShort:
    """How many promises there are, of which plans, and how many in each state."""
    lines = known_pledges()
    plans = ", ".join(dict.fromkeys(each.party for each in known_plans()))
    return InShort(len(lines), plans, addresses.home(), counts_of(lines)[1:])
