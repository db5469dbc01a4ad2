"""The pieces of a form as HTML. The common ones are written here: a template for each would take most of the time."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from faro.kernel.text import _
from faro.registers.forms.pieces import NOTHING, Field, Option, Piece, Row, Rows, Section

_HIDDEN = SafeString(" hidden")
_INVALID = SafeString(' aria-invalid="true"')


def pieces_html(pieces: Iterable[Piece]) -> SafeString:
    """All of them, in order."""
    return SafeString("\n".join(piece_html(piece) for piece in pieces))


def piece_html(piece: Piece) -> SafeString:
    """One piece with all that is in it."""
    if isinstance(piece, Section):
        return _section(piece)
    return _rows(piece) if isinstance(piece, Rows) else field_html(piece)


def _section(piece: Section) -> SafeString:
    return format_html(
        '<section class="form-section" id="{}" data-piece{}>{}{}\n{}\n</section>',
        piece.id,
        _hidden(piece.hidden),
        format_html("<h3>{}</h3>", piece.label) if piece.label else NOTHING,
        _help(piece.hint),
        pieces_html(piece.pieces),
    )


def _rows(piece: Rows) -> SafeString:
    add = _("Agregar: {label}").format(label=piece.label)
    return format_html(
        '<section class="form-section" id="{}" tabindex="-1" data-piece{}><h3>{}</h3>{}{}\n'
        '<input type="hidden" name="n:{}" value="">\n{}\n{}</section>',
        piece.id,
        _hidden(piece.hidden),
        piece.label,
        _help(piece.hint),
        _error(piece.id, piece.error),
        piece.name,
        SafeString("\n".join(_row(piece, row) for row in piece.rows)),
        NOTHING if piece.fixed else _button(f"agregar:{piece.name}", add),
    )


def _row(piece: Rows, row: Row) -> SafeString:
    remove = _("Quitar {label} {number}").format(label=piece.label, number=row.number)
    return format_html(
        '<fieldset class="form-row" id="{}" tabindex="-1"><legend>{} · {}</legend>'
        '<input type="hidden" name="n:{}" value="{}">\n{}\n{}</fieldset>',
        row.id,
        piece.label,
        row.number,
        piece.name,
        row.key,
        pieces_html(row.pieces),
        NOTHING if piece.fixed else _button(f"quitar:{piece.name}:{row.number - 1}", remove),
    )


def _button(action: str, words: str) -> SafeString:
    sample = '<p><button class="quiet" type="submit" name="hacer" value="{}">{}</button></p>'
    return format_html(sample, action, SafeString(words))


def field_html(field: Field) -> SafeString:
    """One question."""
    if field.brings_its_own:
        return SafeString(render_to_string(field.control, {"field": field}))
    sample = _GROUPED if field.grouped else _SINGLE
    return format_html(
        sample,
        id=field.id,
        wrong=SafeString(" field-wrong") if field.error else NOTHING,
        hidden=_hidden(field.hidden),
        label=field.label,
        optional=_optional(field),
        help=_help(field.hint),
        error=_error(field.id, field.error),
        control=control_html(field),
        guidance=_guidance(field),
        note_hidden=_hidden(not field.note),
        note=field.note,
    )


_INSIDE = (
    '{optional}\n<div id="{id}-n">{help}{error}</div>\n{control}\n{guidance}'
    '<p class="known" id="{id}-k" aria-live="polite"{note_hidden}>{note}</p>\n'
)
_SINGLE = (
    '<div class="field{wrong}" id="{id}" data-piece{hidden}>\n<label for="{id}-c"><span id="{id}-l">{label}</span>'
    + _INSIDE.replace("{optional}", "{optional}</label>")
    + "</div>"
)
_GROUPED = (
    '<fieldset class="field{wrong}" id="{id}" data-piece{hidden} aria-describedby="{id}-n">\n'
    '<legend><span id="{id}-l">{label}</span>' + _INSIDE.replace("{optional}", "{optional}</legend>") + "</fieldset>"
)


def control_html(field: Field) -> SafeString:
    """What is filled in."""
    kind = field.control.rpartition("/")[2]
    if kind in ("input.html", "textarea.html"):
        return _text(field, kind)
    if kind == "list.html":
        return _list(field)
    if kind in ("buttons.html", "several.html"):
        return _buttons(field, "radio" if kind == "buttons.html" else "checkbox")
    return SafeString(render_to_string(field.control, {"field": field}))


def _text(field: Field, kind: str) -> SafeString:
    common = (field.id, field.name, field.id, _attributes(field), _INVALID if field.error else NOTHING)
    if kind == "textarea.html":
        return format_html(
            '<textarea id="{}-c" name="{}" aria-describedby="{}-n"{}{}>{}</textarea>', *common, field.text
        )
    return format_html(
        '<input id="{}-c" name="{}" autocomplete="off" aria-describedby="{}-n"{}{} type="{}" value="{}">',
        *common,
        field.type,
        field.text,
    )


def _attributes(field: Field) -> SafeString:
    return format_html_join("", ' {}="{}"', field.attributes)


def _list(field: Field) -> SafeString:
    return format_html(
        '<select id="{}-c" name="{}" aria-describedby="{}-n"{}><option value="">{}</option>{}</select>',
        field.id,
        field.name,
        field.id,
        _INVALID if field.error else NOTHING,
        _("Elija"),
        format_html_join("", '<option value="{}"{}>{}</option>', _chosen(field.options, " selected")),
    )


def _chosen(options: Iterable[Option], mark: str) -> Iterable[tuple[str, str, str]]:
    return ((option.value, SafeString(mark) if option.chosen else "", option.label) for option in options)


def _buttons(field: Field, kind: str) -> SafeString:
    sample = '<div><label><input type="{}" id="{}" name="{}" value="{}"{}>{}</label></div>'
    if not field.options:
        return format_html(
            '<input type="hidden" name="{}" value=""><div id="{}-x"><p class="muted">{}</p></div>',
            field.name,
            field.id,
            _("Todavía no hay qué elegir."),
        )
    rows = (
        (kind, option.id, field.name, *chosen)
        for option, chosen in zip(field.options, _chosen(field.options, " checked"), strict=True)
    )
    return format_html(
        '<input type="hidden" name="{}" value=""><div id="{}-x"{}>{}</div>',
        field.name,
        field.id,
        SafeString(' class="in-line"') if field.short else NOTHING,
        format_html_join("", sample, rows),
    )


def _hidden(hidden: bool) -> SafeString:  # noqa: FBT001  an attribute, there or not
    return _HIDDEN if hidden else NOTHING


def _help(hint: SafeString) -> SafeString:
    return format_html('<p class="help">{}</p>', hint) if hint else NOTHING


def _error(own_id: str, words: str) -> SafeString:
    return format_html('<p class="error" id="{}-e"{}>{}</p>', own_id, _hidden(not words), words)


def _optional(field: Field) -> SafeString:
    sample = ' <span class="optional" id="{}-o"{}>{}</span>'
    return format_html(sample, field.id, _hidden(not field.optional), _("(opcional)"))


def _guidance(field: Field) -> SafeString:
    if not field.guidance:
        return NOTHING
    return format_html("<details><summary>{}</summary>{}</details>", _("Cómo se llena"), field.guidance)
