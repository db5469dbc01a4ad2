"""The way of a hearing, as a table."""

from faro.kernel.text import _
from faro.workflow.states import StateTable, Transition

PREPARED, CALLED, REPORTED, POSTPONED = "prepared", "called", "reported", "postponed"
HELD, OBSERVED, FINAL, CANCELLED = "held", "observed", "final", "cancelled"

CALL, PUBLISH_REPORT, HOLD = "call", "publish_report", "hold"
POSTPONE, RESCHEDULE, RESCHEDULE_REPORTED, CANCEL = "postpone", "reschedule", "reschedule_reported", "cancel"
PUBLISH_DRAFT, CLOSE_MINUTES = "publish_draft", "close_minutes"

MANAGE = "hearings.manage"

COMING = (CALLED, REPORTED, POSTPONED)
"""Announced and still to be held."""
OPEN_TO_PEOPLE = (CALLED, REPORTED)
"""Anyone may register and ask."""
PAST = (HELD, OBSERVED, FINAL)
ANNOUNCED = (*COMING, *PAST, CANCELLED)
"""What citizens see: all but what is still being prepared."""

STATES = StateTable(
    initial=PREPARED,
    words={
        PREPARED: _("En preparación"),
        CALLED: _("Convocada"),
        REPORTED: _("Informe publicado"),
        POSTPONED: _("Postergada"),
        HELD: _("Realizada"),
        OBSERVED: _("Acta en observación"),
        FINAL: _("Acta final publicada"),
        CANCELLED: _("Cancelada"),
    },
    transitions=(
        Transition(PREPARED, CALLED, CALL, MANAGE),
        Transition(CALLED, REPORTED, PUBLISH_REPORT, MANAGE),
        Transition(REPORTED, HELD, HOLD, MANAGE),
        Transition(HELD, OBSERVED, PUBLISH_DRAFT, MANAGE),
        Transition(OBSERVED, FINAL, CLOSE_MINUTES, MANAGE),
        *(Transition(state, POSTPONED, POSTPONE, MANAGE) for state in OPEN_TO_PEOPLE),
        Transition(POSTPONED, CALLED, RESCHEDULE, MANAGE),
        Transition(POSTPONED, REPORTED, RESCHEDULE_REPORTED, MANAGE),
        *(Transition(state, CANCELLED, CANCEL, MANAGE) for state in (PREPARED, *COMING)),
    ),
)
