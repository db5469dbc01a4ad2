"""The way of a report or a measurement, as a table."""

from faro.kernel.text import _
from faro.workflow.states import StateTable, Transition

DRAFT, SENT, OBSERVED, CHECKED, RELEASED = "draft", "sent", "observed", "checked", "released"
SEND, OBSERVE, CHECK, RELEASE = "send", "observe", "check", "release"
FILLABLE = (DRAFT, OBSERVED)

MAY_FILL, MAY_CHECK, MAY_RELEASE = "monitoring.fill", "monitoring.check", "monitoring.release"

STATES = StateTable(
    initial=DRAFT,
    words={
        DRAFT: _("Por llenar"),
        SENT: _("Enviado"),
        OBSERVED: _("Observado"),
        CHECKED: _("Revisado"),
        RELEASED: _("Liberado"),
    },
    transitions=(
        Transition(DRAFT, SENT, SEND, MAY_FILL),
        Transition(OBSERVED, SENT, SEND, MAY_FILL),
        Transition(SENT, CHECKED, CHECK, MAY_CHECK),
        Transition(SENT, OBSERVED, OBSERVE, MAY_CHECK),
        Transition(CHECKED, RELEASED, RELEASE, MAY_RELEASE),
        Transition(CHECKED, OBSERVED, OBSERVE, MAY_RELEASE),
        # What was released and turns out wrong goes back, while its period is open.
        Transition(RELEASED, OBSERVED, OBSERVE, MAY_RELEASE),
    ),
)
