"""What was written down in one record: values by question, rows by repeat.

Text, choices, dates (``AAAA-MM-DD``), times (``HH:MM``), moments (ISO with zone) and places ("lat lon alt acc") are
text; integers and decimals are whole millionths, so that sums are exact; several choices are a list of codes; a file
is ``{"sha256", "name", "type"}``. What is missing has no key: never an empty text, never zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Value = str | int | list[str] | dict[str, str]
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Answers:
    """Values by the key of their question; the rows of each repeat, in order. A key never tells a position."""

    values: Values = field(default_factory=dict)
    items: Mapping[str, Sequence[Values]] = field(default_factory=dict)
