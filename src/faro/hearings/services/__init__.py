"""Changes to hearings. Each is one transaction, noted in the ledger."""

from faro.hearings.services.asking import (
    Asked,
    admit_question,
    answer_questions,
    ask_at_desk,
    ask_question,
    assign_question,
    reject_question,
)
from faro.hearings.services.committing import Promise, follow_commitment, make_commitment
from faro.hearings.services.holding import (
    GivenFile,
    call_hearing,
    cancel_hearing,
    hold_hearing,
    postpone_hearing,
    reschedule_hearing,
)
from faro.hearings.services.minutes import (
    attach_signed,
    close_minutes,
    decide_observation,
    observe_minutes,
    publish_draft,
    write_minutes,
)
from faro.hearings.services.notes import HearingRefused
from faro.hearings.services.preparing import HearingFacts, change_hearing, prepare_hearing
from faro.hearings.services.registering import (
    AlreadyRegistered,
    Registration,
    note_arrival,
    register_at_desk,
    register_attendee,
)
from faro.hearings.services.reporting import publish_report
from faro.hearings.services.retention import forget_contacts

__all__ = [
    "AlreadyRegistered",
    "Asked",
    "GivenFile",
    "HearingFacts",
    "HearingRefused",
    "Promise",
    "Registration",
    "admit_question",
    "answer_questions",
    "ask_at_desk",
    "ask_question",
    "assign_question",
    "attach_signed",
    "call_hearing",
    "cancel_hearing",
    "change_hearing",
    "close_minutes",
    "decide_observation",
    "follow_commitment",
    "forget_contacts",
    "hold_hearing",
    "make_commitment",
    "note_arrival",
    "observe_minutes",
    "postpone_hearing",
    "prepare_hearing",
    "publish_draft",
    "publish_report",
    "register_at_desk",
    "register_attendee",
    "reject_question",
    "reschedule_hearing",
    "write_minutes",
]
