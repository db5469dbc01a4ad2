"""The way of a question, as a table."""

from faro.kernel.text import _
from faro.workflow.states import StateTable, Transition

RECEIVED, ANSWERING, SUSPENDED = "received", "answering", "suspended"
ANSWERED, CORRECTED, REJECTED = "answered", "corrected", "rejected"
OPEN_STATES = (RECEIVED, ANSWERING, SUSPENDED)
OUTCOMES = (ANSWERED, CORRECTED, REJECTED)

TAKE_UP, ASK_CLARIFICATION, RESUME, CONTEST = "take_up", "ask_clarification", "resume", "contest"
ANSWER = "questions.answer"

_CLOSINGS = tuple(
    Transition(source, outcome, outcome, ANSWER)
    for source in OPEN_STATES
    for outcome in OUTCOMES
    if (source, outcome) in {(SUSPENDED, REJECTED)} or source != SUSPENDED
)

STATES = StateTable(
    initial=RECEIVED,
    words={
        RECEIVED: _("Recibida"),
        ANSWERING: _("En respuesta"),
        SUSPENDED: _("Suspendida: falta una aclaración"),
        ANSWERED: _("Respondida"),
        CORRECTED: _("Corregida"),
        REJECTED: _("No procede"),
    },
    transitions=(
        Transition(RECEIVED, ANSWERING, TAKE_UP, ANSWER),
        Transition(RECEIVED, SUSPENDED, ASK_CLARIFICATION, ANSWER),
        Transition(ANSWERING, SUSPENDED, ASK_CLARIFICATION, ANSWER),
        Transition(SUSPENDED, ANSWERING, RESUME),
        *_CLOSINGS,
        *(Transition(outcome, ANSWERING, CONTEST) for outcome in OUTCOMES),
    ),
)
