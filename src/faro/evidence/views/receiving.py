"""Taking the files of a form, one by one."""

from faro.evidence.domain.refusals import FileRefused
from faro.evidence.forms import Upload, UploadForm
from faro.evidence.models import Evidence
from faro.evidence.services import scan_file, store_file
from faro.kernel.errors import FaroError
from faro.ledger.api import Actor


def receive(actor: Actor, form: UploadForm) -> list[Evidence]:
    """Keep what may be kept, and have it scanned; the form says of the others why not."""
    kept: list[Evidence] = []
    for file in form.cleaned_data["uploads"]:
        try:
            kept.append(_receive_one(actor, form, file))
        except FaroError as error:
            form.add_error("uploads", f"{file.name}: {error}")
    return kept


def _receive_one(actor: Actor, form: UploadForm, file: Upload) -> Evidence:
    given = form.cleaned_data
    evidence = store_file(
        actor=actor,
        content=file.read(),
        name=file.name or "",
        unit=given["unit"],
        about=form.subjects(),
        note=given["note"],
        retention=given["retention"],
    )
    scanned = scan_file(evidence=evidence)
    if scanned.scan_state == Evidence.ScanState.INFECTED:
        raise FileRefused("infected", scanned.scan_detail)
    return scanned
