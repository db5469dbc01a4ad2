"""What a table is crossed by: a question, the state or the unit, with the values that stand in it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from faro.directory.api import Access, unit_labels
from faro.kernel.errors import FaroError
from faro.kernel.formats import day, quantity
from faro.kernel.text import _
from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures.kinds import NUMBERS
from faro.registers.domain.measures.tree import (
    Blank,
    Compare,
    Condition,
    Contains,
    Name,
    Number,
    Operator,
    Text,
)
from faro.registers.domain.measures.words import Asked, Special, Words
from faro.registers.domain.summary import day_of
from faro.registers.models import Record, Register
from faro.registers.selectors.access import Sight, may_open
from faro.registers.selectors.measures.conditions import value_expression
from faro.registers.selectors.measures.scope import Looked
from faro.registers.selectors.measures.values import ListAt

MOST_VALUES = 40
"""Values of a question without a list of choices: those that most records give."""
MOST_CHOICES = 60
Key = str | int | None
"""A value as it is kept; None: no answer."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a table is crossed by. ``values``: in order, with their words; ``cut``: there are more than are shown."""

    name: Name
    meant: Asked | Special
    label: str
    values: Mapping[Key, str] = field(default_factory=dict)
    cut: bool = False

    @property
    def is_several(self) -> bool:
        """Whether a record gives several of them and counts in each."""
        return isinstance(self.meant, Asked) and self.meant.data is Data.CHOICES

    @property
    def repeat(self) -> str:
        """The repeat that its question is in; empty for one of the record."""
        return self.meant.repeat if isinstance(self.meant, Asked) else ""

    def condition(self, key: Key) -> Condition:
        """What the records of that value meet."""
        if key is None:
            return Blank(self.name, blank=True)
        if self.is_several:
            return Contains(self.name, Text(str(key)))
        right = Number(key) if isinstance(key, int) else Text(key)
        return Compare(self.name, Operator.EQUAL, right)

    def written(self, key: Key) -> str:
        """A value as an address says it."""
        return "" if key is None else str(key)

    def read(self, text: str) -> Key:
        """The value that an address says."""
        if not text:
            return None
        numeric = isinstance(self.meant, Asked) and self.meant.data in NUMBERS
        return int(text) if numeric and text.lstrip("-").isdecimal() else text

    def expression(self, looked: Looked) -> Any:
        """Its value, over what is looked at; several choices as one text."""
        meant = looked.target.words.meaning(self.name, looked.target.repeat)
        if isinstance(meant, Asked) and meant.data is Data.CHOICES:
            return ListAt(looked.where.column_of(meant), meant.key)
        return value_expression(meant, looked.where)

    def keys(self, value: Any) -> Sequence[Key]:
        """The values that one value of :meth:`expression` stands for."""
        if not self.is_several or value is None:
            return (value,)
        return tuple(str(each) for each in json.loads(value)) or (None,)


def dimension_of(words: Words, reference: str) -> Dimension:
    """What a definition names, without its values. Raises :class:`FaroError` where the form no longer has it."""
    name = Name(reference)
    meant = words.meaning(name)
    if isinstance(meant, Special):
        labels = {Special.STATE: _("Estado"), Special.DAY: _("Fecha"), Special.UNIT: _("Unidad")}
        return Dimension(name, meant, labels[meant])
    if meant is None:
        raise FaroError(_("El formulario no tiene la pregunta «{name}».").format(name=reference))
    return Dimension(name, meant, meant.label or meant.key)


def with_values(dimension: Dimension, looked: Looked, access: Access) -> Dimension:
    """The dimension with the values that stand in it: its choices, or those that most records give."""
    known = _choices(dimension, looked.target.words)
    repeated = bool(dimension.repeat) and dimension.repeat != looked.target.repeat
    if known and (len(known) <= MOST_CHOICES or repeated):
        return Dimension(dimension.name, dimension.meant, dimension.label, known)
    if repeated:
        return dimension
    rows = looked.met.annotate(crossed=dimension.expression(looked)).values_list("crossed").annotate(times=Count("pk"))
    found = [value for value, _times in rows.order_by("-times", "crossed")[: MOST_VALUES + 1]]
    seen: dict[Key, None] = dict.fromkeys(
        key for value in found[:MOST_VALUES] for key in dimension.keys(value) if key is not None
    )
    named = known or _labels(dimension, list(seen), access)
    labels = {key: named.get(key, str(key)) for key in seen}
    ordered = dict(sorted(labels.items(), key=lambda each: each[1].casefold()))
    return Dimension(dimension.name, dimension.meant, dimension.label, ordered, len(found) > MOST_VALUES)


def _choices(dimension: Dimension, words: Words) -> Mapping[Key, str]:
    if dimension.meant is Special.STATE:
        return dict(words.states.items())
    if isinstance(dimension.meant, Asked):
        return {code: label or code for code, label in dimension.meant.choices.items()}
    return {}


def _labels(dimension: Dimension, keys: Iterable[Key], access: Access) -> dict[Key, str]:
    meant = dimension.meant
    if meant is Special.UNIT:
        units: dict[Key, str] = dict(unit_labels().items())
        return units
    if meant is Special.DAY or (isinstance(meant, Asked) and meant.data in (Data.DATE, Data.DATE_TIME)):
        return {key: day(found) for key in keys if (found := day_of(key))}
    if isinstance(meant, Asked) and meant.data in NUMBERS:
        return {key: quantity(key) for key in keys if isinstance(key, int)}
    if isinstance(meant, Asked) and meant.points_to:
        return _titles(access, meant.points_to, [str(key) for key in keys])
    return {}


def _titles(access: Access, code: str, numbers: Sequence[str]) -> dict[Key, str]:
    """The titles of records that are pointed to, for who may see them; else their numbers."""
    register = Register.objects.exclude(current=None).select_related("current").filter(code=code).first()
    if register is None or not may_open(access, register):
        return {}
    version = register.version
    covered = Sight(access, register).covered(register.unit, version.rules, version.form)
    if not covered.isdisjoint(version.rules.record.title_keys):
        return {}
    rows = Record.objects.filter(register=register, number__in=list(numbers)).values_list("number", "title")
    found: dict[Key, str] = {number: f"{title} ({number})" for number, title in rows}
    return found
