"""What telephones send: received whole, taken as a record where every rule allows it, else kept for a person."""

from faro.registers.services.submissions.deciding import (
    discard_submission,
    mend_submission,
    read_submission_noted,
    take_submission,
)
from faro.registers.services.submissions.receiving import Sent, SentFile, UnknownForm, receive_submission
from faro.registers.services.submissions.settling import settle_submission, settle_what_waits

__all__ = [
    "Sent",
    "SentFile",
    "UnknownForm",
    "discard_submission",
    "mend_submission",
    "read_submission_noted",
    "receive_submission",
    "settle_submission",
    "settle_what_waits",
    "take_submission",
]
