"""What a page with JavaScript is answered: the facts that change with each answer. The rules stay on the server."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import escape

from faro.registers.forms.markup import control_html, piece_html
from faro.registers.forms.pieces import Field, Piece, Rows, Section


def flat(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Every piece, the inner ones too."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Section):
            yield from flat(piece.pieces)
        elif isinstance(piece, Rows):
            for row in piece.rows:
                yield from flat(row.pieces)


def state_of(pieces: Iterable[Piece], *, rows_anew: bool, touched: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What is hidden, what stands in each element, values that the rules put, choices. ``rows_anew``: rows come whole.
    ``touched``: names of the fields whose file or map changed.

    ``hidden`` and ``words`` name elements by their id; ``wrong`` the blocks whose answer is not right.
    """
    every = list(flat(pieces))
    fields = [piece for piece in every if isinstance(piece, Field)]
    rows = [piece_html(piece) for piece in every if isinstance(piece, Rows)] if rows_anew else []
    return {
        "hidden": [name for piece in every for name in _hidden(piece)],
        "words": {name: words for piece in every for name, words in _words(piece)},
        "wrong": [piece.id for piece in every if not isinstance(piece, Section) and piece.error],
        "values": {f"{field.id}-c": field.text for field in fields if _is_simple(field)},
        "html": [*rows, *(html for field in fields if (html := _inside(field, touched)))],
    }


def _hidden(piece: Piece) -> Iterator[str]:
    if piece.hidden:
        yield piece.id
    if not isinstance(piece, Section) and not piece.error:
        yield f"{piece.id}-e"
    if isinstance(piece, Field):
        yield from (f"{piece.id}{end}" for end, shown in (("-o", piece.optional), ("-k", piece.note)) if not shown)


def _words(piece: Piece) -> Iterator[tuple[str, str]]:
    if not isinstance(piece, Section) and piece.error:
        yield f"{piece.id}-e", escape(piece.error)
    if isinstance(piece, Field):
        yield f"{piece.id}-l", str(piece.label)
        if piece.note:
            yield f"{piece.id}-k", escape(piece.note)
        if piece.control.endswith("output.html"):
            yield f"{piece.id}-v", escape(piece.text or "—")


def _is_simple(field: Field) -> bool:
    return field.control.endswith(("input.html", "textarea.html", "list.html"))


def _inside(field: Field, touched: frozenset[str]) -> str:
    """What stands inside the container of its choices, its map or its file."""
    if not (field.changing or field.suggestions or field.name in touched or field.control.endswith("search.html")):
        return ""
    return control_html(field)
