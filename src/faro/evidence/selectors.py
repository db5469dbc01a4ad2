"""Reading what is kept."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from faro.catalogs.api import term
from faro.directory.api import Access
from faro.evidence.domain.retention import RetentionClass, retention_classes
from faro.evidence.models import Evidence, Link
from faro.kernel.text import _

VIEW, VIEW_ORIGINAL, ADD = "evidence.view", "evidence.view_original", "evidence.add"
PUBLISH, DISPOSE = "evidence.publish", "evidence.dispose"


@dataclass(frozen=True, slots=True)
class Disposal:
    """A file whose term has run out: since when, and by which class."""

    evidence: Evidence
    since: date
    retention: RetentionClass


def files_about(subject: str, *, public_only: bool = False) -> tuple[Evidence, ...]:
    """The files about a subject that are still kept, oldest link first."""
    linked = Link.objects.filter(subject=subject, unlinked_at=None, evidence__disposed_at=None)
    if public_only:
        linked = linked.exclude(evidence__published_at=None)
    return tuple(link.evidence for link in linked.select_related("evidence").order_by("linked_at", "id"))


def files_about_seen_by(access: Access, subject: str) -> tuple[Evidence, ...] | None:
    """The same as far as this person's permission reaches; None for who may see no file at all."""
    return tuple(each for each in files_about(subject) if may(access, VIEW, each)) if access.may(VIEW) else None


def may_add(access: Access) -> bool:
    """Whether this person may bring files for some unit."""
    return access.may(ADD)


def files_about_each(subjects: Collection[str]) -> dict[str, tuple[Evidence, ...]]:
    """The files about many subjects that are still kept, oldest link first; one query."""
    linked = Link.objects.filter(subject__in=subjects, unlinked_at=None, evidence__disposed_at=None)
    found: dict[str, list[Evidence]] = defaultdict(list)
    for link in linked.select_related("evidence").order_by("linked_at", "id"):
        found[link.subject].append(link.evidence)
    return {subject: tuple(files) for subject, files in found.items()}


def public_files() -> tuple[Evidence, ...]:
    """The documents that anyone may read, newest first."""
    published = Evidence.objects.exclude(published_at=None).filter(disposed_at=None)
    harmless = published.filter(scan_state__in=(Evidence.ScanState.CLEAN, Evidence.ScanState.UNSCANNED))
    return tuple(harmless.order_by("-published_at", "sha256"))


def public_file(sha256: str) -> Evidence:
    """A document that anyone may read. Raises :class:`Http404` for any other."""
    evidence = Evidence.objects.filter(sha256=sha256).exclude(published_at=None).first()
    if evidence is None or not evidence.may_be_served:
        raise Http404(_("No hay un documento publicado con esa huella."))
    return evidence


def units_of(evidence: Evidence) -> set[str]:
    """The units that have to do with a file: that which brought it, and those that link it."""
    linked = evidence.links.filter(unlinked_at=None).values_list("unit", flat=True)
    return {evidence.unit, *linked}


def may(access: Access, code: str, evidence: Evidence) -> bool:
    """Whether the permission reaches one of the units of the file."""
    return access.may(code) and any(access.may(code, unit) for unit in units_of(evidence))


def file_for(access: Access, sha256: str, code: str = VIEW) -> Evidence:
    """A file, if it is there and the permission reaches it. Raises :class:`Http404` or :class:`PermissionDenied`."""
    access.require(code)
    evidence = Evidence.objects.filter(sha256=sha256).first()
    if evidence is None:
        raise Http404(_("No hay un archivo con esa huella."))
    if not may(access, code, evidence):
        raise PermissionDenied(code)
    return evidence


def link_for(access: Access, sha256: str, place: int) -> Link:
    """The link in that place, if it is in force and the person may act for its unit.

    Raises :class:`Http404` or :class:`PermissionDenied`.
    """
    access.require(ADD)
    found = Link.objects.filter(evidence_id=sha256, unlinked_at=None, place=place).select_related("evidence").first()
    if found is None:
        raise Http404(_("Ese vínculo ya no existe."))
    access.require(ADD, found.unit)
    return found


def files_seen_by(access: Access, text: str = "", unit: str = "") -> QuerySet[Evidence]:
    """The files within the reach of a person's permission, newest first, narrowed by name or subject and by unit."""
    access.require(VIEW)
    links = Link.objects.filter(evidence=OuterRef("pk"), unlinked_at=None)
    files = Evidence.objects.all()
    for units in (access.grants[VIEW], {unit} if unit else None):
        if units is not None:
            files = files.filter(Q(unit__in=units) | Exists(links.filter(unit__in=units)))
    if text:
        files = files.filter(Q(name__icontains=text) | Q(note__icontains=text) | Exists(links.filter(subject=text)))
    return files


def due_for_disposal(on: date) -> tuple[Disposal, ...]:
    """What could be deleted on a day: in no use, not published, and past the term of its class. Changes nothing."""
    in_use = Link.objects.filter(evidence=OuterRef("pk"), unlinked_at=None)
    idle = Evidence.objects.filter(disposed_at=None, published_at=None).exclude(Exists(in_use))
    found: list[Disposal] = []
    for retention in retention_classes():
        if retention.term:
            days = timedelta(days=term(retention.term, on=on).days)
            since = idle.filter(retention=retention.code, wanted_at__date__lt=on - days).order_by("wanted_at")
            found += (Disposal(each, timezone.localdate(each.wanted_at) + days, retention) for each in since)
    return tuple(found)
