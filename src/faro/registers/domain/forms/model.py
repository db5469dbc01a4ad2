"""A form as Faro knows it: questions by key, groups, repeats and choice lists; and what checking answers gives.

The model follows the ODK XForms specification (https://getodk.github.io/xforms-spec/), written by people as an XLSForm
(https://xlsform.org/). A question's key is its name; where a name stands twice in a form, the name with as many of its
groups before it as tell it apart (``group.name``). Labels are in one language: Spanish if the form has it, else the
form's own default.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from faro.kernel.errors import InputProblems
from faro.registers.domain.answers import Answers

MOST_ROWS = 1_000
"""Rows that one repeat of one record may have."""
MOST_FORM_BYTES = 8_000_000
"""How large the file of a form may be."""


class Kind(StrEnum):
    """What a question asks for, in the words of XLSForm."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "dateTime"
    GEOPOINT = "geopoint"
    GEOTRACE = "geotrace"
    GEOSHAPE = "geoshape"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "file"
    BARCODE = "barcode"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    CALCULATE = "calculate"
    METADATA = "metadata"
    """Filled by the device or by Faro: start, end, today, username, audit… ``parameters["preload"]`` says which."""


class Data(StrEnum):
    """How the value of a question is kept in ``Answers`` (see ``domain/answers.py``)."""

    TEXT = "text"
    NUMBER = "number"
    """int, whole millionths."""
    WHOLE = "whole"
    """int, whole millionths, no fraction allowed."""
    DATE = "date"
    TIME = "time"
    DATE_TIME = "dateTime"
    PLACE = "place"
    """Text "lat lon alt acc"."""
    LINE = "line"
    """Text of places parted by ``;``: a trace or a shape."""
    CHOICE = "choice"
    CHOICES = "choices"
    """list[str]; in a rank the order counts."""
    FILE = "file"
    NONE = "none"
    """A note: nothing is kept."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a list: its code, its text and the other columns of its row (for filters)."""

    name: str
    label: str
    extra: Mapping[str, str] = field(default_factory=dict)
    media: str | None = None
    """Name of a picture shown with it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A question, group or repeat (by key), in a row of its repeat (from 0) where it stands in one.

    The key of a group or repeat is its path from the root with ``/`` before each name: ``/vivienda/asistentes``; a
    repeat without a row is the whole repeat.
    """

    key: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Itemset:
    """Where the choices of a question come from, as its XForm says it."""

    nodeset: str
    """Expression of the rows: ``instance('calle')/root/item[sector = /data/sector]``."""
    value: str = "name"
    label: str = "label"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Expressions are XPath 1.0 with the functions of the ODK XForms specification."""

    key: str
    name: str
    path: str
    """Absolute path in the instance: ``/data/group/name``."""
    kind: Kind
    data: Data
    label: str = ""
    """May have Markdown, as XLSForm allows, and ``${name}`` where it changes with answers: see ``Outcome.labels``."""
    hint: str = ""
    guidance: str = ""
    required: str | None = None
    """Expression; ``true()`` for always."""
    required_message: str = ""
    relevant: str | None = None
    constraint: str | None = None
    constraint_message: str = ""
    calculation: str | None = None
    default: str | None = None
    """Static default as written in the instance; a dynamic one is in ``default_expression``."""
    default_expression: str | None = None
    read_only: str | None = None
    """Expression; ``true()`` for always."""
    appearance: str = ""
    choice_list: str | None = None
    """Key of ``Form.choices``."""
    choice_filter: str | None = None
    """Predicate over the rows of the list, in the context of a row."""
    external_list: str | None = None
    """Name without ``.csv`` of the list of another register (``select_one_from_file``)."""
    itemset: Itemset | None = None
    """None where the choices are few and fixed (yes, no) or the question is none of choosing."""
    from_repeat: str | None = None
    """Name of the repeat of this same form whose rows are the choices (``select_one ${question}``)."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """``start``, ``end``, ``step`` of a range; ``max-pixels``; ``mediatype``; ``rows``; ``randomize``; ``preload``."""
    media: Mapping[str, str] = field(default_factory=dict)
    repeat: str | None = None
    """Name of the repeat it stands in."""
    label_parts: tuple[str, ...] = ()
    """Text, expression, text… of a label that changes with the answers; empty where it does not."""
    hint_parts: tuple[str, ...] = ()
    shown: bool = True
    """False: has no control (calculations, metadata)."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand and vanish together."""

    key: str
    name: str
    path: str
    label: str
    children: "tuple[Node, ...]"
    hint: str = ""
    relevant: str | None = None
    appearance: str = ""
    """``field-list``: on one page; ``table-list``: as a table."""
    repeat: str | None = None
    label_parts: tuple[str, ...] = ()
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Repeat:
    """Questions asked any number of times. Only one level: no repeat stands in another."""

    key: str
    name: str
    path: str
    label: str
    children: "tuple[Node, ...]"
    questions: tuple[str, ...]
    """Keys of the questions in it, in order."""
    relevant: str | None = None
    count: str | None = None
    """Expression of how many rows there are; nobody adds or removes rows by hand then."""
    appearance: str = ""
    label_parts: tuple[str, ...] = ()
    shown: bool = True


Node = Question | Group | Repeat


@dataclass(frozen=True, slots=True)
class Trigger:
    """A value set when another question's answer changes (XLSForm ``trigger``)."""

    source: str
    """Key of the question whose change counts."""
    target: str
    expression: str
    """Empty text clears the answer."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the form asks for that Faro keeps but does not show, or shows in another manner."""

    code: str
    key: str
    text: str
    """Spanish sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A form read and checked. Two readings of one file are two objects; ``xform`` tells whether they are the same."""

    form_id: str
    version: str
    title: str
    root: str
    """Name of the instance's root element, ``data`` unless the form names it."""
    namespace: str
    language: str
    languages: tuple[str, ...]
    children: tuple[Node, ...]
    questions: Mapping[str, Question]
    groups: Mapping[str, Group]
    """By key: ``/group/sub``."""
    repeats: Mapping[str, Repeat]
    """By name."""
    choices: Mapping[str, tuple[Choice, ...]]
    triggers: tuple[Trigger, ...]
    instance_name: str | None
    """Expression of how a record is called."""
    external_lists: tuple[str, ...]
    """Every list of others that a question or ``pulldata`` reads."""
    notes: tuple[Note, ...]
    texts: Mapping[str, str]
    """Translations in the form's language, for ``jr:itext``."""
    xform: str
    """The XForm as ODK Collect downloads it; ``read_xform`` gives the same form back."""

    def find(self, reference: str) -> Question | None:
        """The question of a key, or of ``repeat.key``; None where there is none."""
        found = self.questions.get(reference)
        if found is None and "." in reference:
            repeat, key = reference.split(".", 1)
            inside = self.questions.get(key)
            found = inside if inside is not None and inside.repeat == repeat else None
        return found

    def choices_of(self, key: str) -> tuple[Choice, ...]:
        """Every choice of a question's own list, unfiltered; empty where the list is kept elsewhere."""
        return self.choices.get(self.questions[key].choice_list or "", ())


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer, in a Spanish sentence for who writes it."""

    place: Place
    text: str
    code: str
    """``required``, ``constraint``, ``type``, ``choice``, ``limit``, ``rows``, ``unknown`` or ``calculation``."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answers as they stand after every rule of the form, and what is wrong with them.

    ``answers`` hold what is relevant only, with calculated values and defaults. ``labels`` and ``hints`` are those that
    change with the answers. ``counts`` are the rows each counted repeat must have. ``dropped`` are the places whose
    answer was left out because nothing asks for it any more (the caller's own copy still has it).
    """

    answers: Answers
    relevant: frozenset[Place]
    problems: tuple[Problem, ...]
    required: frozenset[Place] = frozenset()
    read_only: frozenset[Place] = frozenset()
    labels: Mapping[Place, str] = field(default_factory=dict)
    hints: Mapping[Place, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[Place, ...] = ()
    instance_name: str | None = None

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


class External(Protocol):
    """A list kept outside the form: another register's records, or a table."""

    def get(self, name: str, /) -> Choice | None:
        """The choice of that code."""

    def rows(self) -> Sequence[Choice]:
        """Every choice; asked for only where an expression or a filter walks the list."""


Externals = Mapping[str, External]
"""By the name of the list, without ``.csv``."""


class Table:
    """A list kept in memory."""

    def __init__(self, rows: Sequence[Choice]) -> None:
        self._rows = tuple(rows)
        self._by_name = {row.name: row for row in reversed(self._rows)}

    def get(self, name: str, /) -> Choice | None:
        """The first choice of that code."""
        return self._by_name.get(name)

    def rows(self) -> Sequence[Choice]:
        """Every choice, in order."""
        return self._rows


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands around the answers in an OpenRosa submission."""

    instance_id: str
    """``uuid:…``, the same each time a device sends the record."""
    form_id: str
    version: str = ""
    deprecated_id: str = ""
    """The instance that this one replaces, where a device edits what it sent."""
    instance_name: str = ""
    submitted: str = ""
    attachments: Mapping[Place, str] = field(default_factory=dict)
    """File name as sent, by place; ``Answers`` hold them as ``{"name": …}`` until the file is kept."""
    unknown: Mapping[str, str] = field(default_factory=dict)
    """Path and text of what the form does not know: kept aside, never lost."""
    problems: tuple[Problem, ...] = ()
    """Values that could not be read as their question asks; they are in ``unknown`` too."""


class FormProblems(InputProblems):
    """Everything found wrong in a form's file, each with sheet, row, column and how to mend it."""


class SubmissionRefused(InputProblems):
    """A submission that is no instance of the form, or that no honest device sends."""
