"""Every rule of a form applied to answers: the one definition that pages, loads and devices share."""

from collections.abc import Mapping
from datetime import date, datetime

from faro.registers.domain.answers import Answers
from faro.registers.domain.forms.model import Choice, Externals, Form, Outcome


def check(  # noqa: PLR0913  the day, the moment and what stood before are facts, not options
    form: Form,
    answers: Answers,
    *,
    today: date,
    now: datetime,
    previous: Answers | None = None,
    external: Externals | None = None,
    metadata: Mapping[str, str] | None = None,
) -> Outcome:
    """Apply relevance, calculations, defaults, required, constraints, choice lists and types.

    ``previous`` None: a new record, and defaults fill what is missing; else the answers as they stood before this
    change (for a draft, what the last check gave; for what a device or a file brings, the answers themselves): what was
    emptied stays empty, rows that are new get their defaults, triggers run for what changed. Rows stay in their order.
    ``now`` knows its zone. ``external`` are the lists of others. ``metadata`` fills preloads: ``username``, ``email``,
    ``deviceid``… Idempotent: checking what it gave, with the same moment, gives the same.
    """
    raise NotImplementedError


def choices_for(  # noqa: PLR0913  same facts
    form: Form,
    key: str,
    answers: Answers,
    row: int | None = None,
    *,
    today: date,
    now: datetime,
    external: Externals | None = None,
) -> tuple[Choice, ...]:
    """What may be chosen now in a question, its filter applied; ``row`` where it stands in a repeat."""
    raise NotImplementedError
