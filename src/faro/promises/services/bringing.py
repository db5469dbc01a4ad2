"""Bringing a government plan: its document is read, and the reading waits to be corrected."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import PurePath

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from faro.catalogs.api import limit
from faro.kernel.errors import FaroError
from faro.kernel.fixed import QUANTITY_SCALE, InexactNumber, NumberTooLarge, to_scaled
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.package.problems import readable
from faro.promises.domain.rows import RowFacts
from faro.promises.models import GovernmentPlan, Reading, ReadLine, ReadRow
from faro.promises.services.notes import note_plan
from faro.reading.document import Document, Grid, Line, Spot
from faro.reading.opening import read_content
from faro.reading.pledges.model import Pledge, PledgeReading
from faro.reading.pledges.reading import read_pledges
from faro.reading.refusals import ReadingLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What a person says of a government plan. ``elected``: None where nobody knows; ``code``: else made up."""

    party: str
    title: str
    election_year: int
    period_from: int
    period_to: int
    code: str = ""
    ubigeo: str = ""
    elected: bool | None = None
    source: str = ""


@transaction.atomic
def bring_plan(*, actor: Actor, facts: PlanFacts, name: str, content: bytes) -> Reading:
    """Read a document of a party and keep its lines and what was read, to be corrected.

    Raises :class:`~faro.kernel.errors.InputProblems` for what cannot be read, and :class:`FaroError` for a document or
    a code that is there already.
    """
    digest = hashlib.sha256(content).hexdigest()
    known = GovernmentPlan.objects.filter(document_sha256=digest).first()
    if known is not None:
        raise FaroError(_("Ese documento ya se trajo: es el plan «{code}».").format(code=known.code))
    shown = readable(PurePath(name).name)
    document = read_content(PurePath(name).name, content, document_limits(), layout=True)
    plan = make_plan(facts, document_name=shown, document_sha256=digest)
    reading = Reading.objects.create(
        plan=plan,
        name=shown,
        sha256=digest,
        size=len(content),
        brought_by=actor.key,
        brought_at=timezone.now(),
        silent_pages=list(document.silent_pages),
        hands=[actor.key],
    )
    _keep_lines(reading, document)
    found = read_pledges(document)
    _keep_rows(reading, found)
    counts = [Change("pledges", None, len(found.pledges)), Change("unread", None, len(found.unread))]
    note_plan(actor, "plan_brought", plan, [Change("document", None, shown), *counts])
    return reading


def document_limits() -> ReadingLimits:
    """How big a document may be that someone brings, today."""
    size = int(limit("promises.document_size").value)
    return ReadingLimits(
        file_bytes=size,
        text_bytes=size,
        pages=int(limit("promises.document_pages").value),
        blocks=int(limit("promises.document_lines").value),
    )


def make_plan(facts: PlanFacts, *, document_name: str, document_sha256: str = "", notes: str = "") -> GovernmentPlan:
    """A plan that is still being read. Raises :class:`FaroError` where its code is taken or its years are none."""
    code = facts.code or slugify(f"{facts.party} {facts.election_year}")
    if not code:
        raise FaroError(_("Escriba la organización política."))
    if GovernmentPlan.objects.filter(code=code).exists():
        raise _taken(code)
    if facts.period_to < facts.period_from:
        raise FaroError(_("El último año es anterior al primero."))
    values = {name: value for name, value in asdict(facts).items() if name != "code"}
    try:
        with transaction.atomic():
            return GovernmentPlan.objects.create(
                code=code, document_name=document_name, document_sha256=document_sha256, notes=notes, **values
            )
    except IntegrityError:
        raise _taken(code) from None


def _taken(code: str) -> FaroError:
    return FaroError(_("Ya hay un plan con el código «{code}»: escriba otro.").format(code=code))


def _keep_lines(reading: Reading, document: Document) -> None:
    found = ((text, spot, is_row) for text, spot, is_row in _texts(document.blocks) if text.strip())
    ReadLine.objects.bulk_create(
        (
            ReadLine(reading=reading, number=number, page=spot.page, line=spot.line, text=text, is_row=is_row)
            for number, (text, spot, is_row) in enumerate(found, 1)
        ),
        batch_size=500,
    )


def _texts(blocks: Iterable[Line | Grid]) -> Iterator[tuple[str, Spot, bool]]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from ((_kept(" | ".join(row.filled())), row.spot, True) for row in block.rows)
        else:
            yield _kept(block.text), block.spot, False


def _kept(text: str) -> str:
    """Without what a database refuses."""
    return text.replace("\0", "").rstrip()


def _keep_rows(reading: Reading, found: PledgeReading) -> None:
    rows = [_pledge_row(reading, pledge) for pledge in found.pledges]
    rows += [
        ReadRow(
            reading=reading, state=ReadRow.State.UNREAD, page=each.spot.page, line=each.spot.line, text=_kept(each.text)
        )
        for each in found.unread
    ]
    ReadRow.objects.bulk_create(_numbered(rows), batch_size=200)


def _numbered(rows: Sequence[ReadRow]) -> Iterator[ReadRow]:
    """In the order of the document, pledges of one place in the order they were read."""
    for number, row in enumerate(sorted(rows, key=lambda row: (row.page or 0, row.line or 0)), 1):
        row.number = number
        yield row


def _pledge_row(reading: Reading, pledge: Pledge) -> ReadRow:
    target = pledge.target
    facts = RowFacts(
        dimension=(pledge.dimension or "")[:80],
        problem=pledge.problem or "",
        objective=pledge.objective or "",
        indicator=pledge.indicator or "",
        target_text=pledge.target_text or "",
        quantity=_millionths(target.quantity),
        unit=(target.unit or "")[:120],
        comparator=target.comparator or "",
        baseline=_millionths(target.baseline),
        deadline=pledge.deadline or "",
        deadline_inherited=pledge.deadline_inherited,
        kind=target.kind.value,
    )
    return ReadRow(
        reading=reading,
        state=ReadRow.State.PLEDGE,
        page=pledge.spot.page,
        line=pledge.spot.line,
        text=_kept(pledge.target_text or pledge.objective or ""),
        confidence=pledge.confidence.value,
        as_read=asdict(facts),
        **asdict(facts),
    )


def _millionths(value: Decimal | None) -> int | None:
    """As it is kept; a number that does not fit is left to whoever corrects the reading."""
    try:
        return None if value is None else to_scaled(value, QUANTITY_SCALE)
    except (InexactNumber, NumberTooLarge):
        return None
