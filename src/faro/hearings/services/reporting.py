"""The report of a hearing: made from sealed figures, published once."""

from datetime import datetime

from django.db import transaction

from faro.hearings.documents import report_document
from faro.hearings.domain import states
from faro.hearings.domain.content import REPORT, digest_of, to_json
from faro.hearings.models import Hearing, Report
from faro.hearings.selectors.contents import report_content
from faro.hearings.services.files import keep_files
from faro.hearings.services.notes import locked, moment, move, note
from faro.ledger.api import Actor, Change


@transaction.atomic
def publish_report(*, actor: Actor, hearing: Hearing, at: datetime | None = None) -> Report:
    """Publish the report as its figures stand; it is never worked out again. Raises :class:`FaroError`."""
    hearing, when = locked(hearing), moment(at)
    change = move(hearing, states.PUBLISH_REPORT)
    content = report_content(hearing)
    text = to_json(REPORT, content)
    report = Report.objects.create(
        hearing=hearing, content=text, digest=digest_of(text), published_at=when, published_by=actor.key
    )
    hearing.save(update_fields=["state"])
    keep_files(hearing, "report", report_document(content, report.digest))
    note(actor, "report_published", hearing, changes=[change, Change("digest", None, report.digest)])
    return report
