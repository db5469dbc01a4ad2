"""Keys and actions of the room in the ledger."""

from faro.evidence.models import Evidence
from faro.ledger.api import Actor, subject_key

JOB = Actor("job:evidence")


def key_of(evidence: Evidence) -> str:
    """The file's key in the ledger."""
    return subject_key("file", evidence.sha256)
