"""A package between its upload and its confirmation, kept on the server so that nothing has to be sent twice."""

import tempfile
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import upload_limits
from faro.kernel.errors import FaroError, InputProblems, Problem
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.package.model import Package
from faro.package.tables import TABLES
from faro.plans.domain.unpacking import Uploaded, read_uploaded
from faro.plans.models import Upload, UploadedTable
from faro.plans.services.importing import Decisions, ImportOutcome, import_package
from faro.plans.stored import packed, unpacked


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long an unconfirmed upload is kept. Technical: it guards the disk, no norm speaks of it."""

    days: int = 7


KEEPING = Keeping()


def receive_upload(*, actor: Actor, upload: Uploaded) -> Upload:
    """Read the upload and keep it until it is confirmed or expires, or keep what is wrong with it.

    The same bytes twice are the same upload. Nothing of any plan changes.
    """
    problems: list[dict[str, Any]] = []
    package: Package | None = None
    with tempfile.TemporaryDirectory(prefix="faro-plan-") as workshop:
        try:
            package = read_uploaded(upload, Path(workshop), upload_limits())
        except InputProblems as found:
            problems = [_as_data(problem) for problem in found.problems]
    return _kept(actor, upload, package, problems)


@transaction.atomic
def _kept(actor: Actor, upload: Uploaded, package: Package | None, problems: list[dict[str, Any]]) -> Upload:
    now = timezone.now()
    forget_expired_uploads(now)
    kept, _created = Upload.objects.update_or_create(
        digest=sha256(upload.content).hexdigest(),
        defaults={
            "origin": upload.shown_name,
            "uploaded_by": actor.key,
            "problems": problems,
            "expires": now + timedelta(days=KEEPING.days),
        },
    )
    kept.tables.all().delete()
    tables = {} if package is None else package.tables
    UploadedTable.objects.bulk_create(
        UploadedTable(upload=kept, name=name, content=packed(frame)) for name, frame in tables.items()
    )
    return kept


def uploaded_package(upload: Upload) -> Package:
    """The package that waits. Raises :class:`FaroError` where the upload has errors."""
    contents = dict(upload.tables.values_list("name", "content"))
    if not contents:
        raise FaroError(_("Ese archivo tiene errores y no se puede importar."))
    frames = {table.name: unpacked(bytes(contents[table.name])) for table in TABLES if table.name in contents}
    return Package(frames, upload.origin)


@transaction.atomic
def confirm_upload(*, actor: Actor, digest: str, instrument: str, reason: str, decisions: Decisions) -> ImportOutcome:
    """Import what waits and forget the upload. Raises what :func:`import_package` raises; then the upload stays."""
    upload = Upload.objects.select_for_update().filter(digest=digest).first()
    if upload is None:
        raise FaroError(_("Ese archivo ya se importó o venció. Súbalo de nuevo si hace falta."))
    outcome = import_package(
        actor=actor, package=uploaded_package(upload), instrument=instrument, reason=reason, decisions=decisions
    )
    upload.delete()
    return outcome


def forget_expired_uploads(now: datetime) -> int:
    """Remove the uploads that nobody confirmed in time; how many."""
    expired = Upload.objects.filter(expires__lt=now)
    count = expired.count()
    expired.delete()
    return count


def _as_data(problem: Problem) -> dict[str, Any]:
    data = asdict(problem)
    return {**{name: value for name, value in data.items() if name != "place"}, **data["place"]}
