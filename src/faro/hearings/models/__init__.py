"""What the room keeps."""

from faro.hearings.models.asking import HearingQuestion, Topic
from faro.hearings.models.commitments import Commitment, Progress
from faro.hearings.models.documents import DocumentFile, Minutes, MinutesText, Observation, Report
from faro.hearings.models.hearing import Hearing, Postponement, StepReminder, YearSequence
from faro.hearings.models.people import Attendee

__all__ = [
    "Attendee",
    "Commitment",
    "DocumentFile",
    "Hearing",
    "HearingQuestion",
    "Minutes",
    "MinutesText",
    "Observation",
    "Postponement",
    "Progress",
    "Report",
    "StepReminder",
    "Topic",
    "YearSequence",
]
