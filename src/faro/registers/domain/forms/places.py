"""Where in the sheets each question of a form was written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from faro.registers.domain.forms.tables import Tables

_BEGIN = re.compile(r"^begin[ _](group|repeat|loop|lgroup|looped group)\b", re.IGNORECASE)
_END = re.compile(r"^end[ _](group|repeat|loop|lgroup|looped group)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """Rows by path under the root (``group/name``)."""

    rows: Mapping[str, int]
    unopened: tuple[int, ...] = ()
    """Ends of groups that never began."""
    unclosed: tuple[int, ...] = field(default=())
    """Beginnings of groups that never end."""


def is_begin(kind: str) -> bool:
    """Whether a type opens a group or repeat."""
    return _BEGIN.match(kind) is not None


def is_end(kind: str) -> bool:
    """Whether a type closes a group or repeat."""
    return _END.match(kind) is not None


def written(tables: Tables) -> Written:
    """Walk the sheet of questions."""
    rows: dict[str, int] = {}
    open_groups: list[tuple[str, int]] = []
    unopened: list[int] = []
    for number, row in tables.rows("survey"):
        kind, name = row.get("type", "").strip(), row.get("name", "").strip()
        if is_end(kind):
            if open_groups:
                open_groups.pop()
            else:
                unopened.append(number)
            continue
        path = "/".join([*(group for group, _row in open_groups), name])
        if name:
            rows.setdefault(path, number)
        if is_begin(kind):
            open_groups.append((name, number))
    return Written(rows, tuple(unopened), tuple(number for _group, number in open_groups))


def row_of(found: Written, path: str) -> int | None:
    """The row of a path of the form (``/data/group/name``); of the nearest group where the form made it up."""
    parts = path.split("/")[2:]
    while parts:
        number = found.rows.get("/".join(parts))
        if number is not None:
            return number
        parts = parts[:-1]
    return None
