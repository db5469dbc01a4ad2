"""Receiving a submission: its XML first, then each file, each kept for good before the next; only then it is judged.

Whatever is cut in between is sent again by the telephone and finds what is here already.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from faro.evidence.api import FileRefused, store_file
from faro.kernel.errors import FaroError
from faro.kernel.text import _, without_control_signs
from faro.ledger.api import Actor
from faro.registers.domain.attached import neutral_name
from faro.registers.domain.forms.instance import form_id_of, from_instance
from faro.registers.domain.forms.model import Form, Meta
from faro.registers.models import Device, Record, Register, RegisterVersion, Submission, SubmittedFile
from faro.registers.models.devices import FILE_NAME, INSTANCE
from faro.registers.models.registers import new_key
from faro.registers.services.saving import key_of_instance
from faro.registers.services.submissions.settling import settle_submission

MOST_VERSIONS = 200


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent, under the name that the answers call it by."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """One request of a telephone. ``more``: it says that other files of the same submission follow."""

    xml: bytes
    files: Sequence[SentFile] = ()
    more: bool = False


class UnknownForm(FaroError):
    """The submission is of no register of the telephone."""


def receive_submission(*, actor: Actor, device: Device, sent: Sent) -> Submission:
    """Keep what was sent and see what becomes of it. The same sent again changes nothing.

    Raises :class:`UnknownForm`, or :class:`~faro.registers.domain.forms.model.SubmissionRefused` for what is no XML of
    a form.
    """
    form_id, said = form_id_of(sent.xml)
    register = _register(device, form_id)
    version = version_said(register, form_id, said)
    form = replace((version or register.version).form, form_id=form_id)
    meta = from_instance(form, sent.xml)[1]
    submission = _kept(device, register, version or register.version, meta, sent.xml)
    for file in sent.files if submission.disposed_at is None else ():
        _keep_file(actor, submission, file)
    if not sent.more:
        Submission.objects.filter(pk=submission.pk).update(ended=True)
    return settle_submission(submission)


def _register(device: Device, form_id: str) -> Register:
    chosen = list(device.registers.exclude(current=None).select_related("current"))
    found = [each for each in chosen if each.code == form_id]
    found = found or [each for each in chosen if each.version.form.form_id == form_id]
    if len(found) != 1:
        raise UnknownForm(_("Este teléfono no tiene el formulario «{form}».").format(form=form_id[:80]))
    found[0].version.register = found[0]
    return found[0]


def version_said(register: Register, form_id: str, said: str) -> RegisterVersion | None:
    """The version that a submission says it was filled in with; None where there is none so called.

    Forms taken from here go by the register's code and the number of the version; those of elsewhere by their own.
    """
    if not said:
        return register.version
    versions = RegisterVersion.objects.filter(register=register)
    if form_id == register.code and said.isascii() and said.isdecimal() and len(said) < 9:
        numbered = versions.filter(number=int(said)).first()
        if numbered is not None:
            return numbered
    return next((each for each in versions.order_by("-number")[:MOST_VERSIONS] if _calls(each.form, said)), None)


def _calls(form: Form, said: str) -> bool:
    return form.version == said


@transaction.atomic
def _kept(device: Device, register: Register, version: RegisterVersion, meta: Meta, xml: bytes) -> Submission:
    digest = hashlib.sha256(xml).hexdigest()
    instance = _identity(meta.instance_id, digest)
    kept, made = Submission.objects.get_or_create(
        register=register,
        instance=instance,
        digest=digest,
        defaults={
            "version": version,
            "device": device,
            "deprecated": _identity(meta.deprecated_id, "") if meta.deprecated_id else "",
            "key": _key(instance),
            "xml": xml,
            "form_version": without_control_signs(meta.version)[:80],
            "unit": device.unit,
            "files": sorted(set(meta.attachments.values())),
            "received_at": timezone.now(),
        },
    )
    if not made:
        Submission.objects.filter(pk=kept.pk).update(times=F("times") + 1)
    return kept


def _identity(text: str, otherwise: str) -> str:
    """What a telephone calls an instance; one called nothing, or at too great length, goes by its content."""
    clean = without_control_signs(text).strip()
    if not clean:
        return f"sha256:{otherwise}"
    return clean if len(clean) <= INSTANCE else f"sha256:{hashlib.sha256(clean.encode()).hexdigest()}"


def _key(instance: str) -> str:
    key = key_of_instance(instance)
    taken = Record.objects.filter(key=key).exists() or Submission.objects.filter(key=key).exists()
    return new_key() if taken else key


def _keep_file(actor: Actor, submission: Submission, file: SentFile) -> None:
    name = without_control_signs(file.name)[:FILE_NAME]
    digest = hashlib.sha256(file.content).hexdigest()
    if SubmittedFile.objects.filter(submission=submission, name=name, digest=digest).exists():
        return
    try:
        stored = store_file(actor=actor, content=file.content, name=neutral_name(name), unit=submission.unit)
    except FileRefused as refusal:
        given: dict[str, object] = {"content": file.content, "refusal": str(refusal)[:300]}
        given["media_type"] = without_control_signs(file.media_type)[:120]
    else:
        given = {"media_type": stored.media_type}
    with transaction.atomic():
        SubmittedFile.objects.get_or_create(submission=submission, name=name, digest=digest, defaults=given)
