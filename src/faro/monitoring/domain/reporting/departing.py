"""Whether the figure of a person is another than the one that the records give."""

from datetime import datetime
from typing import Protocol


class Figured(Protocol):
    """A measurement with the figure of a person and that of the records, in millionths."""

    value: int | None
    proposed_value: int | None
    proposed_at: datetime | None


def departs(report: Figured) -> bool:
    """Whether the records were asked and say something else than what the person wrote."""
    return report.proposed_at is not None and report.value != report.proposed_value


def difference(report: Figured) -> int | None:
    """What the person wrote less what the records say; None without both."""
    if report.value is None or report.proposed_value is None:
        return None
    return report.value - report.proposed_value
