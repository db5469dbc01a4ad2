"""Hearings as open data: hearings, questions and commitments, without any person."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import TypeAlias

from faro.hearings import api as hearings
from faro.kernel.text import _
from faro.portal.opendata.licence import LICENCE

Value: TypeAlias = "str | int | bool | None"
Row: TypeAlias = "dict[str, Value]"

_FORMULA = ("=", "+", "-", "@", "\t")


def hearing_rows() -> list[Row]:
    """A row for each hearing that was called."""
    return [
        {
            "code": each.code,
            "title": each.title,
            "obligation": each.obligation or None,
            "state": each.state,
            "starts_at": each.starts_at.isoformat(),
            "place": each.place,
            "online_url": each.online_url or None,
            "decree_number": each.decree_number,
            "decree_date": each.decree_date.isoformat() if each.decree_date else None,
            "held_on": each.held_on.isoformat() if each.held_on else None,
            "synthetic": each.synthetic,
        }
        for each in hearings.public_hearings()
    ]


def question_rows() -> list[Row]:
    """A row for each question; of one that is not admitted only its reason."""
    return [
        {
            "hearing": each.hearing.code,
            "number": each.line.number,
            "moment": each.line.moment,
            "asker": each.line.asker,
            "received_on": each.received_on.isoformat(),
            "state": each.state,
            "reason": each.line.reason or None,
            "topic": each.line.topic or None,
            "text": each.line.text or None,
            "about": each.subject_title or None,
            "unit": each.line.unit or None,
            "due": each.line.due.isoformat() if each.line.due else None,
            "answer": each.line.answer or None,
            "answered_on": each.answered_on.isoformat() if each.answered_on else None,
            "at_hearing": each.at_hearing,
            "late": each.late,
            "synthetic": each.hearing.synthetic,
        }
        for each in hearings.public_questions()
    ]


def commitment_rows() -> list[Row]:
    """A row for each commitment."""
    return [
        {
            "hearing": each.row.hearing.code,
            "number": each.row.number,
            "text": each.row.text,
            "unit": each.row.unit,
            "unit_name": each.unit_name,
            "due_date": each.row.due_date.isoformat(),
            "state": each.row.state,
            "overdue": each.overdue,
            "question": each.row.question.number if each.row.question else None,
            "synthetic": each.row.hearing.synthetic,
        }
        for each in hearings.commitments()
    ]


TABLES: dict[str, Callable[[], list[Row]]] = {
    "audiencias": hearing_rows,
    "preguntas": question_rows,
    "compromisos": commitment_rows,
}


def as_json(table: str, rows: Sequence[Row]) -> bytes:
    """The rows with their licence."""
    whole = {"table": table, "licence": LICENCE.url, "note": _("Sin datos personales."), "rows": list(rows)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def as_csv(rows: Sequence[Row]) -> bytes:
    """UTF-8, commas, line feeds, an empty cell for what is missing. No cell of words is a formula for a spreadsheet."""
    written = io.StringIO()
    if rows:
        writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return written.getvalue().encode()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # A lone carriage return is a new row for many readers, and the writer does not quote it.
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
