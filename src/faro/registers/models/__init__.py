"""What the room keeps."""

from faro.registers.models.bringing import RecordUpload
from faro.registers.models.devices import Device, FailedKnock, Submission, SubmittedFile
from faro.registers.models.drafts import Draft
from faro.registers.models.index import Answer, Participant, Pointer, Unique
from faro.registers.models.lineage import Binding, Counted
from faro.registers.models.maps import PlaceMap
from faro.registers.models.measures import MeasureVersion
from faro.registers.models.records import Attachment, Item, Record, StateMove
from faro.registers.models.registers import Counter, Register, RegisterVersion
from faro.registers.models.uploads import RegisterUpload

__all__ = [
    "Answer",
    "Attachment",
    "Binding",
    "Counted",
    "Counter",
    "Device",
    "Draft",
    "FailedKnock",
    "Item",
    "MeasureVersion",
    "Participant",
    "PlaceMap",
    "Pointer",
    "Record",
    "RecordUpload",
    "Register",
    "RegisterUpload",
    "RegisterVersion",
    "StateMove",
    "Submission",
    "SubmittedFile",
    "Unique",
]
