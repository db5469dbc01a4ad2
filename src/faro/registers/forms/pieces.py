"""The pieces of which the page of a form is made, in the words of its templates."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

FIELDS = "registers/capture/fields/"
NOTHING = SafeString("")
_WHOLE = ("note.html", "output.html", "covered.html", "acknowledge.html")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice as it is offered."""

    value: str
    label: str
    chosen: bool
    id: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was brought already."""

    sha256: str
    name: str
    is_image: bool


@dataclass(frozen=True, slots=True)
class MapPiece:
    """The map of a place: the address of its picture, whether a point is set, and how near it is."""

    picture: str
    has_point: bool
    depth: int
    name: str
    moves: tuple[tuple[str, str], ...] = ()
    """Words of each button, and what it does."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question. ``id`` is of its block; that of its control is the same with ``-c`` behind it."""

    id: str
    name: str
    control: str
    """Template of what is filled in."""
    label: SafeString
    key: str = ""
    hint: SafeString = NOTHING
    guidance: SafeString = NOTHING
    text: str = ""
    texts: tuple[str, ...] = ()
    error: str = ""
    hidden: bool = False
    optional: bool = False
    grouped: bool = False
    """Several controls under one legend."""
    type: str = "text"
    attributes: tuple[tuple[str, str], ...] = ()
    options: tuple[Option, ...] = ()
    suggestions: tuple[Option, ...] = ()
    changing: bool = False
    """Its options depend on other answers."""
    file: KeptFile | None = None
    map: MapPiece | None = None
    note: str = ""
    """What is known of the person or the thing that was typed."""

    @property
    def short(self) -> bool:
        """Whether its options fit one line."""
        return len(self.options) > 2 and all(len(option.label) < 4 for option in self.options)

    @property
    def brings_its_own(self) -> bool:
        """Whether its template is of the whole block."""
        return self.control.endswith(_WHOLE)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand together under a heading."""

    id: str
    label: SafeString
    hidden: bool
    pieces: tuple["Piece", ...]
    hint: SafeString = NOTHING


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a repeat, from 1."""

    id: str
    number: int
    key: str
    pieces: tuple["Piece", ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a repeat. ``fixed``: a rule says how many there are."""

    id: str
    name: str
    label: SafeString
    hidden: bool
    rows: tuple[Row, ...]
    fixed: bool
    error: str = ""
    hint: SafeString = NOTHING


Piece = Field | Section | Rows
