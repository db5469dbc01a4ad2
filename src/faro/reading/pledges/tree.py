"""The rows of a plan's tables put together: one problem, its objectives, the targets of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from faro.reading.document import Spot
from faro.reading.pledges.headings import INDICATOR, OBJECTIVE, PROBLEM, TARGET
from faro.reading.pledges.model import Confidence, Pledge, Unread
from faro.reading.pledges.targets import is_nothing, target_of
from faro.reading.pledges.texts import bare, begins_with_verb, continues, items, joined, mark, whole

_LOWERED = {Confidence.HIGH: Confidence.MEDIUM, Confidence.MEDIUM: Confidence.LOW, Confidence.LOW: Confidence.LOW}


@dataclass(slots=True)
class Words:
    """A text that may go on in a later row."""

    text: str
    spot: Spot
    broken: bool = False

    def add(self, more: str) -> None:
        """Take in what follows."""
        self.text = joined(self.text, more)
        self.broken = True


@dataclass(slots=True)
class Aim:
    """An objective with its targets, each with the indicator beside it."""

    objective: Words | None
    targets: list[tuple[Words, Words | None]] = field(default_factory=list)
    indicator: Words | None = None
    listed: bool = False


@dataclass(slots=True)
class Trouble:
    """A problem with its objectives."""

    problem: Words | None
    dimension: str | None
    deadline: str | None
    confidence: Confidence
    aims: list[Aim] = field(default_factory=list)


class Tree:
    """Takes rows in order; ``section`` tells it that another dimension begins."""

    def __init__(self) -> None:
        self._troubles: list[Trouble] = []
        self._fresh = True
        self._lower_starts: bool | None = None

    def section(self) -> None:
        """Nothing before goes on in what comes."""
        self._fresh = True
        self._lower_starts = None

    def add(
        self,
        cells: Mapping[str, str],
        spot: Spot,
        dimension: str | None,
        deadline: str | None,
        confidence: Confidence,
    ) -> None:
        """Take one row, its cells by role. An empty cell is one with the cell above."""
        texts = {role: text for role, text in cells.items() if text.strip()}
        if not texts:
            return
        goes_on = self._goes_on(texts)
        problem, objective = texts.get(PROBLEM), texts.get(OBJECTIVE)
        if self._fresh or (problem and PROBLEM not in goes_on):
            self._trouble(problem, spot, dimension, deadline, confidence)
        elif problem and (words := self._troubles[-1].problem):
            words.add(whole(problem))
        self._aims(texts, spot, goes_on, is_new=bool(objective) and OBJECTIVE not in goes_on)

    def pledges(self) -> Iterator[Pledge | Unread]:
        """What the rows hold: a pledge for each target and each objective without any; a bare problem is unread."""
        for trouble in self._troubles:
            found = [pledge for aim in trouble.aims for pledge in _of_aim(trouble, aim)]
            if found:
                yield from found
            elif trouble.problem:
                yield Unread(trouble.problem.spot, trouble.problem.text)

    def _trouble(
        self, problem: str | None, spot: Spot, dimension: str | None, deadline: str | None, confidence: Confidence
    ) -> None:
        words = Words(_without_number(problem), spot) if problem else None
        if words and self._lower_starts is None:
            self._lower_starts = not words.text[:1].islower()
        self._troubles.append(Trouble(words, dimension, deadline, confidence))
        self._fresh = False

    def _goes_on(self, texts: Mapping[str, str]) -> set[str]:
        """The roles whose cell is the rest of the cell above, broken off at the end of a page."""
        if self._fresh or not self._troubles:
            return set()
        trouble = self._troubles[-1]
        aim = trouble.aims[-1] if trouble.aims else None
        before = {PROBLEM: trouble.problem}
        if aim:
            before |= {OBJECTIVE: aim.objective, INDICATOR: aim.indicator}
            before[TARGET] = aim.targets[-1][0] if aim.targets else None
        lower = self._lower_starts is not False
        found: set[str] = set()
        for role in (PROBLEM, OBJECTIVE, INDICATOR, TARGET):
            words, text = before.get(role), texts.get(role)
            if text is None:
                continue
            alone = role == TARGET and not {PROBLEM, OBJECTIVE} & set(texts) - found
            if words and _goes_on_from(role, words.text, text, lower_starts=lower):
                found.add(role)
            elif words and alone and aim and aim.listed and mark(text) is None:
                # Below a list, what has no bullet and stands alone in its row is the rest of the last item.
                found.add(role)
            elif role in (PROBLEM, OBJECTIVE):
                # A new problem has its own objective, and a new objective its own targets.
                break
        return found

    def _aims(self, texts: Mapping[str, str], spot: Spot, goes_on: set[str], *, is_new: bool) -> None:
        trouble = self._troubles[-1]
        objective = texts.get(OBJECTIVE)
        if objective and is_new:
            targets, _marked = items(texts.get(TARGET, ""))
            each, marked = items(objective)
            if marked and len(each) > 1 and len(each) == len(targets):
                self._paired(each, targets, texts.get(INDICATOR, ""), spot)
                return
            trouble.aims.append(Aim(Words(_without_number(objective), spot)))
        elif objective and trouble.aims and (words := trouble.aims[-1].objective):
            words.add(whole(objective))
        if not trouble.aims and (texts.get(TARGET) or texts.get(INDICATOR)):
            trouble.aims.append(Aim(None))
        if trouble.aims:
            _add_targets(trouble.aims[-1], texts.get(INDICATOR, ""), texts.get(TARGET, ""), spot, goes_on)

    def _paired(self, objectives: list[str], targets: list[str], indicator: str, spot: Spot) -> None:
        for objective, target, said in zip(objectives, targets, _matched(indicator, len(targets), spot), strict=True):
            aim = Aim(Words(objective, spot), indicator=said)
            aim.targets.append((Words(target, spot), said))
            self._troubles[-1].aims.append(aim)


def _goes_on_from(role: str, before: str, text: str, *, lower_starts: bool) -> bool:
    """Whether a cell goes on with the one above; an objective that begins as that did, with a verb, is the next."""
    begins = role == OBJECTIVE and begins_with_verb(text) and begins_with_verb(before)
    return not begins and continues(before, text, lower_starts=lower_starts)


def _add_targets(aim: Aim, indicator: str, target: str, spot: Spot, goes_on: set[str]) -> None:
    said, marked = items(target)
    aim.listed = (marked and bool(said)) or (aim.listed and TARGET in goes_on)
    if indicator and aim.indicator and INDICATOR in goes_on:
        aim.indicator.add(whole(indicator))
        indicator = ""
    if said and TARGET in goes_on and aim.targets:
        # Only what stands before the first bullet is the rest of the item above.
        aim.targets[-1][0].add(said.pop(0))
    beside = _matched(indicator, len(said), spot) if indicator else [aim.indicator] * len(said)
    if indicator:
        aim.indicator = beside[-1] if beside else Words(whole(indicator), spot)
    aim.targets.extend((Words(each, spot), own) for each, own in zip(said, beside, strict=True))


def _matched(cell: str, count: int, spot: Spot) -> list[Words | None]:
    """An indicator for each target where there are as many, else the same for all."""
    if not cell.strip():
        return [None] * count
    each, _marked = items(cell)
    if len(each) == count:
        return [Words(text, spot) for text in each]
    shared = Words(whole(cell), spot)
    return [shared] * count


def _without_number(text: str) -> str:
    first, *rest = text.split("\n")
    return whole(text) if rest or mark(first) is None else bare(text)


def _of_aim(trouble: Trouble, aim: Aim) -> Iterator[Pledge]:
    real = [(words, said) for words, said in aim.targets if not is_nothing(words.text)]
    for words, said in real:
        yield _pledge(trouble, aim, words, said)
    if not real and aim.objective is not None:
        yield _pledge(trouble, aim, None, aim.indicator)


def _pledge(trouble: Trouble, aim: Aim, words: Words | None, said: Words | None) -> Pledge:
    target = target_of(words.text if words else None, said.text if said else None)
    broken = any(each.broken for each in (trouble.problem, aim.objective, words) if each)
    confidence = trouble.confidence
    for _reason in filter(None, (broken, target.doubtful)):
        confidence = _LOWERED[confidence]
    spot = words.spot if words else aim.objective.spot if aim.objective else Spot()
    return Pledge(
        spot,
        trouble.dimension,
        trouble.problem.text if trouble.problem else None,
        aim.objective.text if aim.objective else None,
        said.text if said else None,
        words.text if words else None,
        target,
        target.deadline or trouble.deadline,
        target.deadline is None and trouble.deadline is not None,
        confidence,
    )
