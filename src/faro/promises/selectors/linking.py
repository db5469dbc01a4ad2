"""What answers to a pledge: links with their names and pages."""

from django.urls import reverse

from faro.evidence.api import Evidence, files_about
from faro.evidence.ports import place_of
from faro.ledger.api import subject_key
from faro.promises.domain.facts import LinkLine
from faro.promises.models import LINK_KINDS, Link, Pledge
from faro.questions.ports import subject_of

SCORE = 1_000_000
"""A whole likeness."""


def link_lines(pledge: Pledge, *, confirmed_only: bool) -> tuple[LinkLine, ...]:
    """The links of a pledge in the order of their kinds; confirmed ones, or all of them, the nearest first."""
    rows = Link.objects.filter(pledge=pledge)
    if confirmed_only:
        rows = rows.filter(state=Link.State.CONFIRMED)
    order = [kind for kind, _label in LINK_KINDS]
    found = sorted(rows, key=lambda row: (order.index(row.kind), -(row.score or 0), row.subject))
    return tuple(link_line(row) for row in found)


def evidence_lines(pledge: Pledge, *, public_only: bool) -> tuple[LinkLine, ...]:
    """The files about a pledge, as links; ``public_only``: those that anyone may read."""
    files = files_about(subject_key("pledge", pledge.plan.code, pledge.code), public_only=public_only)
    return tuple(_evidence_line(each) for each in files)


def _evidence_line(file: Evidence) -> LinkLine:
    public = file.is_public and file.may_be_served
    return LinkLine(
        id=0,
        kind="evidence",
        kind_label=dict(LINK_KINDS)["evidence"],
        subject=subject_key("file", file.sha256),
        code=file.sha256[:8],
        title=file.public_title if public and file.public_title else file.name,
        state=Link.State.CONFIRMED,
        state_label=Link.State.CONFIRMED.label,
        score=None,
        words=(),
        who=file.added_by,
        at=file.added_at,
        reason="",
        url=reverse("files:public", args=[file.sha256]) if public else "",
        staff_url=reverse("evidence:file", args=[file.sha256]),
    )


def link_line(row: Link) -> LinkLine:
    """One link: its name as it is now, and as it was kept where nobody knows it any more."""
    place, public = place_of(row.subject), subject_of(row.subject)
    code = code_of(row.subject)
    title = place.title if place.title != row.subject else row.title or row.subject
    return LinkLine(
        id=row.pk,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        subject=row.subject,
        code=code,
        title=title.removeprefix(f"{code} "),
        state=row.state,
        state_label=row.get_state_display(),
        score=None if row.score is None else round(100 * row.score / SCORE),
        words=tuple(row.words),
        who=row.decided_by,
        at=row.decided_at,
        reason=row.reason,
        url=public.url if public and public.published else "",
        staff_url=place.url,
    )


def code_of(subject: str) -> str:
    """«AEI.01.01» of «element:PEI/AEI.01.01»; the digest's first letters of a file."""
    kind, _colon, rest = subject.partition(":")
    return rest[:8] if kind == "file" else rest.rpartition("/")[2]
