"""A table whose cells follow one another in the text, parted by empty lines, or each with its label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faro.reading.document import Line, Spot
from faro.reading.pledges.columns import Row
from faro.reading.pledges.deadlines import deadline
from faro.reading.pledges.headings import INDICATOR, OBJECTIVE, PROBLEM, TARGET
from faro.reading.pledges.numbers import quantities
from faro.reading.pledges.targets import is_nothing
from faro.reading.pledges.texts import continues, is_open, joined, mark, row_number
from faro.reading.wording import aligned

_LABEL = re.compile(
    r"\s*(?:[•*-]\s*)?(?P<label>problemas?(?: identificados?)?"
    r"|objetivos?(?: estrategicos?)?(?: ?\(solucion[^)]*\))?|soluciones?"
    r"|indicador(?:es)?|metas?(?: ?\(?(?:al?"
    r"|ano)[^:]{0,24})?(?: ?\(?valor\)?)?)\s*(?:n[°º.]?\s*)?(?:\d{1,2}(?:\.\d{1,2})*)?\s*[:：]\s*"
)
_ROLE_OF = {"pro": PROBLEM, "obj": OBJECTIVE, "sol": OBJECTIVE, "ind": INDICATOR, "met": TARGET}
_TARGET_START = re.compile(
    r"\s*(?:\d|s/|≥|≤|[<>]|al menos|por lo menos|mas de|menos de|no menos|no mas|como minimo|como maximo|minimo"
    r"|maximo|hasta"
    r"|en promedio|reducir|incrementar|aumentar|elevar|disminuir|lograr|alcanzar)"
)
_LONGEST_TARGET = 45


@dataclass(slots=True)
class Part:
    """Lines that stand together, joined."""

    text: str
    spot: Spot


def parts(lines: Sequence[Line]) -> list[Part]:
    """The blocks that empty lines divide."""
    found: list[Part] = []
    apart = True
    for line in lines:
        text = line.text.strip()
        if not text:
            apart = True
        elif apart or not found or _is_alone(found[-1].text) or (row_number(text) and _is_whole(found[-1].text)):
            found.append(Part(text, line.spot))
            apart = False
        else:
            text = f"\n{text}" if mark(text) is not None and not row_number(text) else text
            found[-1].text = f"{found[-1].text}{text}" if text.startswith("\n") else joined(found[-1].text, text)
    return found


def _is_alone(text: str) -> bool:
    """Whether a block is a number and nothing else, which no text goes on from."""
    return bool(re.fullmatch(r"\d[\d.,']*\s*%?", text))


def _is_whole(text: str) -> bool:
    return not is_open(text)


def labelled(lines: Sequence[Line]) -> list[Row | Line] | None:
    """The rows of «Problema: … Objetivo: … Meta: …»; None where the lines carry no such labels."""
    labels = [(_ROLE_OF[match["label"][:3]], match) for line in lines if (match := _LABEL.match(aligned(line.text)))]
    if len({role for role, _match in labels} & {PROBLEM, OBJECTIVE, TARGET}) < 2:
        return None
    return list(_labelled(lines))


def _labelled(lines: Sequence[Line]) -> Iterator[Row | Line]:
    row: Row | None = None
    last: str | None = None
    for line in lines:
        match = _LABEL.match(aligned(line.text))
        if match is not None:
            role = _ROLE_OF[match["label"][:3]]
            if row is None or _starts_row(row, role):
                yield from [] if row is None else [row]
                row = Row(line.spot)
            _take(row, role, line, match)
            last = role
        elif line.text.strip() and (row is None or last is None):
            yield line
        elif row is not None and last is not None and line.text.strip():
            row.cells[last] = f"{row.cells[last]}\n{line.text.strip()}".strip()
    if row is not None:
        yield row


def _take(row: Row, role: str, line: Line, match: re.Match[str]) -> None:
    rest = line.text[match.end() :].strip()
    if role == TARGET:
        said = deadline(match["label"])
        row.deadline = said[0] if said else row.deadline
        row.spot = row.spot if TARGET in row.cells else line.spot
    row.cells[role] = f"{row.cells[role]}\n• {rest}" if row.cells.get(role) else rest


def _starts_row(row: Row, role: str) -> bool:
    return (
        role == PROBLEM or (role == OBJECTIVE and OBJECTIVE in row.cells) or (role == INDICATOR and TARGET in row.cells)
    )


def is_target_like(text: str) -> bool:
    """Whether a block reads as a target: short, with a quantity at its head, or a mark that there is none."""
    words = aligned(mark(text) or text)
    if is_nothing(text):
        return True
    found = quantities(words)
    at_head = bool(_TARGET_START.match(words)) or (bool(found) and found[0].start < 3)
    return bool(found) and at_head and len(words.split()) <= _LONGEST_TARGET


def in_blocks(
    lines: Sequence[Line], order: Sequence[str], *, numbered: bool = False
) -> Iterator[tuple[Row, bool] | Line]:
    """The rows that blocks make, and whether numbers told them apart; blocks that make none come back as lines.

    A row begins at a numbered block; where no block is numbered, every row must have as many blocks as columns.
    ``numbered``: the rows' numbers stood in a column of their own, and are blocks of their own now.
    """
    found = _with_numbers(parts(lines)) if numbered else parts(lines)
    depth = next((len(number) for part in found if (number := row_number(part.text))), None)
    if depth is None:
        yield from _by_count(found, order)
        return
    for group in _numbered(found, depth):
        yield from _of_group(group, order)


def _with_numbers(found: Sequence[Part]) -> list[Part]:
    """The blocks, a lone number put before the block that follows it."""
    together: list[Part] = []
    number: str | None = None
    for part in found:
        if number is None and re.fullmatch(r"\d{1,2}\.?", part.text):
            number = part.text.rstrip(".")
            continue
        together.append(Part(f"{number}. {part.text}", part.spot) if number else part)
        number = None
    return together


def _numbered(found: Sequence[Part], depth: int) -> Iterator[list[Part]]:
    """The blocks of each row; what goes on over a page break is joined to the block where it broke off."""
    group: list[Part] = []
    for part in found:
        number = row_number(part.text)
        if number and len(number) == depth and not is_target_like_number(part.text):
            if group:
                yield group
            group = [part]
            continue
        broken = _broken_off(group[:-1], part.text)
        if broken is not None and group and not is_open(group[-1].text):
            broken.text = joined(broken.text, part.text)
        else:
            group.append(part)
    if group:
        yield group


def _broken_off(group: Sequence[Part], text: str) -> Part | None:
    """The block that the text goes on with: the first that cannot end where it does, else the one that may not."""
    going = [each for each in group if continues(each.text, text)]
    unfinished = [each for each in going if is_open(each.text)]
    return unfinished[0] if unfinished else going[0] if len(going) == 1 else None


def is_target_like_number(text: str) -> bool:
    """Whether the number at the head is a quantity rather than the number of a row."""
    return bool(re.match(r"\s*\d+\s*%", text))


def _of_group(group: list[Part], order: Sequence[str]) -> Iterator[tuple[Row, bool] | Line]:
    first, rest = group[0], group[1:]
    if row_number(first.text) is None:
        yield from (Line(part.text, part.spot) for part in group)
        return
    if len(group) == len(order):
        yield _row(group, order), True
        return
    if len(group) == 2 and TARGET in order:
        yield _row(group, [order[0], TARGET if is_target_like(rest[0].text) else order[1]]), True
        return
    yield from ((row, False) for row in _by_likeness(group, order[0]))


def _by_likeness(group: Sequence[Part], first: str) -> Iterator[Row]:
    """A row of other than the usual blocks: what reads as a target is one, and any other block after it an objective.

    Two blocks side by side that read alike are paragraphs of one cell.
    """
    row = Row(group[0].spot, {first: group[0].text})
    for part in group[1:]:
        if is_target_like(part.text):
            row.spot = part.spot if TARGET not in row.cells else row.spot
            row.cells[TARGET] = f"{row.cells[TARGET]}\n{part.text}" if TARGET in row.cells else part.text
        elif TARGET in row.cells:
            yield row
            row = Row(part.spot, {OBJECTIVE: part.text})
        else:
            before = row.cells.get(OBJECTIVE)
            row.cells[OBJECTIVE] = f"{before}\n{part.text}" if before else part.text
    yield row


def _by_count(found: Sequence[Part], order: Sequence[str]) -> Iterator[tuple[Row, bool] | Line]:
    width = len(order)
    groups = [found[at : at + width] for at in range(0, len(found), width)]
    targets = order.index(TARGET) if TARGET in order else None
    sound = len(found) % width == 0 and targets is not None
    if sound and all(is_target_like(group[targets or 0].text) for group in groups):
        for group in groups:
            yield _row(group, order), False
    else:
        yield from (Line(part.text, part.spot) for part in found)


def _row(group: Sequence[Part], order: Sequence[str]) -> Row:
    cells = {role: part.text for role, part in zip(order, group, strict=True)}
    spots = {role: part.spot for role, part in zip(order, group, strict=True)}
    return Row(spots.get(TARGET) or spots.get(OBJECTIVE) or group[0].spot, cells)
