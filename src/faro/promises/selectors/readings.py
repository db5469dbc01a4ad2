"""Readings as they are corrected: rows, and the lines of the document around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.http import Http404

from faro.directory.api import Access
from faro.promises.models import Reading, ReadLine, ReadRow
from faro.promises.selectors.access import plan_for

AROUND = 12
"""Lines of the document shown before and after a row's own."""
MOST_OF_ONE_PLACE = 500
"""Lines of one place that are looked through: a page may be written on a single line."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows are what."""

    pledges: int
    unread: int
    aside: int


def reading_for(access: Access, plan_code: str, permission: str = "promises.view") -> Reading:
    """The reading of a plan. Raises Http404, also for a plan that was set down by hand, or PermissionDenied."""
    plan = plan_for(access, plan_code, permission)
    found = Reading.objects.select_related("plan").filter(plan=plan).first()
    if found is None:
        raise Http404(plan_code)
    return found


def row_of(reading: Reading, number: int) -> ReadRow:
    """A row of a reading. Raises Http404."""
    found = ReadRow.objects.select_related("reading__plan").filter(reading=reading, number=number).first()
    if found is None:
        raise Http404(number)
    return found


def counts_of(reading: Reading) -> Counts:
    """How many rows are pledges, how many wait, how many were set aside."""
    rows = reading.rows.order_by().values_list("state").annotate(count=Count("id"))
    found = dict(rows)
    kinds = (ReadRow.State.PLEDGE, ReadRow.State.UNREAD, ReadRow.State.ASIDE)
    return Counts(*(found.get(kind, 0) for kind in kinds))


def rows_of(reading: Reading, state: str) -> "QuerySet[ReadRow]":
    """The rows of a reading that are that, in the order of the document."""
    return reading.rows.filter(state=state).order_by("number")


def lines_around(row: ReadRow) -> Sequence[ReadLine]:
    """The lines of the document before, at and after a row's place; none where the row has no place in it."""
    own = line_at(row)
    if own is None:
        return ()
    return tuple(row.reading.lines.filter(number__gte=own.number - AROUND, number__lte=own.number + AROUND))


def line_at(row: ReadRow) -> ReadLine | None:
    """The line of the document where a row begins; where several have its place, the one that holds its words."""
    lines = ReadLine.objects.filter(reading=row.reading_id).order_by("number")
    if row.page is not None:
        lines = lines.filter(page=row.page)
    if row.line is not None:
        before = lines.filter(line__lte=row.line).order_by("-line").values_list("line", flat=True).first()
        lines = lines.filter(line=before)
    wanted = _bare(row.text)
    found = list(lines[:MOST_OF_ONE_PLACE])
    return next((line for line in found if wanted and wanted in _bare(line.text)), found[0] if found else None)


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())


def next_unread(row: ReadRow) -> ReadRow | None:
    """The next row of the same sort, to go on with."""
    rows = ReadRow.objects.filter(reading=row.reading_id, number__gt=row.number)
    wanted = ReadRow.State.UNREAD if row.state == ReadRow.State.UNREAD else ReadRow.State.PLEDGE
    return rows.filter(state=wanted).order_by("number").first()
