"""The obligations of each year: which hearing meets each, what is missing and by when."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from faro.hearings.domain.duties import Duty, duties_of
from faro.hearings.domain.states import CANCELLED, PAST
from faro.hearings.domain.steps import Step, StepState
from faro.hearings.models import Hearing
from faro.hearings.selectors.terms import hearing_steps, steps_without_hearing
from faro.kernel.text import _


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A hearing that a year must have, as it stands: the hearing for it, if any, and its steps."""

    duty: Duty
    hearing: Hearing | None
    steps: tuple[Step, ...]
    today: date

    @property
    def met(self) -> bool:
        """Whether it was held within its days."""
        return self._held and self.duty.first <= self._day <= self.duty.last

    @property
    def overdue(self) -> bool:
        """Whether its days have passed and it was not held within them."""
        return not self.met and self.today > self.duty.last

    @property
    def words(self) -> str:
        """How it stands. What is not in Faro may have been held all the same, and that is said."""
        if self.met:
            return _("Realizada")
        if self._held:
            return _("Realizada fuera de su mes")
        if self.overdue:
            return _("No consta en Faro que se realizara")
        return _("En camino") if self.hearing else _("Por convocar")

    @property
    def missing(self) -> tuple[Step, ...]:
        """What is not done yet, in order."""
        return tuple(each for each in self.steps if each.state in (StepState.DUE, StepState.OVERDUE))

    @property
    def next_step(self) -> Step | None:
        """What comes first among the missing."""
        return next(iter(self.missing), None)

    @property
    def _held(self) -> bool:
        return self.hearing is not None and self.hearing.state in PAST

    @property
    def _day(self) -> date:
        return self.hearing.day if self.hearing else date.min


def board(years: tuple[int, ...] = (), today: date | None = None) -> tuple[DutyLine, ...]:
    """The obligations of those years (this one and those with hearings), newest year first."""
    now = today or timezone.localdate()
    hearings = list(Hearing.objects.exclude(state=CANCELLED).prefetch_related("minutes", "questions"))
    wanted = set(years) or {now.year, *(each.year for each in hearings if each.obligation)}
    found = {(each.year, each.obligation): each for each in sorted(hearings, key=lambda each: each.starts_at)}
    duties = [duty for year in sorted(wanted, reverse=True) for duty in duties_of(year)]
    return tuple(_line(duty, found.get((duty.year, duty.rule.code)), now) for duty in duties)


def _line(duty: Duty, hearing: Hearing | None, today: date) -> DutyLine:
    steps = hearing_steps(hearing, today) if hearing else steps_without_hearing(duty.last, today)
    return DutyLine(duty, hearing, steps, today)
