"""How a view is narrowed: its period and the state of the records."""

from datetime import date, timedelta
from typing import Any

from django import forms

from faro.kernel.periods import Period
from faro.kernel.text import _
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.forms.measures import PeriodForm

ALL = ("", _("Todos"))
HORIZONS = {"vencidos": -1, "7": 7, "30": 30, "90": 90, "365": 365}
_HORIZON_WORDS = (
    ("vencidos", _("Ya vencidos")),
    ("7", _("Hasta dentro de 7 días")),
    ("30", _("Hasta dentro de 30 días")),
    ("90", _("Hasta dentro de 90 días")),
    ("365", _("Hasta dentro de un año")),
)
USUAL_HORIZON = "30"


class BoardForm(PeriodForm):
    """A period and a state. ``plain``: for who sees only figures, which a finer cut would give away."""

    def __init__(self, *args: Any, definition: RegisterDefinition, plain: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plain = plain
        if plain:
            self.fields["periodo"].help_text = _("Un año: 2023.")
        elif definition.states:
            states = [(state.code, state.name) for state in definition.states]
            self.fields["estado"] = forms.ChoiceField(label=_("Estado"), required=False, choices=[ALL, *states])

    @property
    def state(self) -> str:
        """The state that was chosen; empty for all."""
        return str(self.cleaned_data.get("estado", "")) if self.is_bound and self.is_valid() else ""

    def chosen(self) -> Period | None:
        """The period that was asked for, if any."""
        asked = self.is_bound and self.is_valid() and self.cleaned_data["periodo"]
        return self._cut(self.period(date.min)) if asked else None

    def year_or(self, latest: date) -> Period:
        """The period that was asked for; else the year of that day."""
        return self.chosen() or Period(latest.year, 1, 12)

    def month_or(self, latest: date) -> Period:
        """The month that was asked for, the last one of a longer period; else that of the day."""
        found = self.chosen()
        return Period(found.year, found.last_month, found.last_month) if found else self.period(latest)

    def _cut(self, period: Period) -> Period:
        return Period(period.year, 1, 12) if self.plain else period


class DueForm(BoardForm):
    """How far ahead one looks."""

    hasta = forms.ChoiceField(label=_("Hasta cuándo"), required=False, choices=_HORIZON_WORDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["periodo"]
        self.fields["hasta"].initial = USUAL_HORIZON

    def last(self, today: date) -> date:
        """The last day that is looked at."""
        asked = self.cleaned_data.get("hasta", "") if self.is_bound and self.is_valid() else ""
        return today + timedelta(days=HORIZONS[asked or USUAL_HORIZON])
