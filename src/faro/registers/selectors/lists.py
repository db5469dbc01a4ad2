"""The records of a register as a list of choices for the form of another one."""

from collections.abc import Sequence

from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.registers.domain.answers import Value
from faro.registers.domain.forms.model import Choice, Externals, Form
from faro.registers.models import Record

MOST_CHOICES = 5_000
"""Records that a list offers at once; a longer one is searched."""


class RegisterList:
    """The live records of a register: a choice's name is the record's number, its label the title.

    ``covered``: questions whose answers are not given, and the titles that name one are only numbers.
    """

    def __init__(self, code: str, covered: frozenset[str] = frozenset(), *, titled: bool = True) -> None:
        self._code, self._covered, self._titled = code, covered, titled
        self._found: dict[str, Choice | None] = {}
        self._rows: tuple[Choice, ...] | None = None

    def get(self, name: str, /) -> Choice | None:
        """The record of that number."""
        if name not in self._found:
            record = Record.objects.filter(register__code=self._code, number=name, voided_at=None).first()
            self._found[name] = self._choice(record) if record else None
        return self._found[name]

    def rows(self) -> Sequence[Choice]:
        """The newest records, in the order of their titles; at the most ``MOST_CHOICES``."""
        if self._rows is None:
            newest = Record.objects.filter(register__code=self._code, voided_at=None).order_by("-day", "-id")
            choices = [self._choice(record) for record in newest[:MOST_CHOICES]]
            self._rows = tuple(sorted(choices, key=lambda choice: (choice.label, choice.name)))
        return self._rows

    def _choice(self, record: Record) -> Choice:
        extra = {key: as_text(value) for key, value in record.answers.items() if key not in self._covered}
        extra["estado"] = record.state
        return Choice(record.number, record.title if self._titled else record.number, extra)


def external_lists(form: Form) -> Externals:
    """Every list that the form takes from other registers, in full: for checking answers, never for showing."""
    return {name: RegisterList(name) for name in form.external_lists}


def as_text(value: Value) -> str:
    """A value as the file of a list says it."""
    if isinstance(value, int):
        return plain(from_scaled(value, QUANTITY_SCALE))
    if isinstance(value, list):
        return " ".join(value)
    return value["name"] if isinstance(value, dict) else value
