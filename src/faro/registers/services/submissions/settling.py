"""Judging a submission: it becomes a record, corrects one, waits for its files, or waits for a person."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone

from faro.directory.api import Access
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, subject_key
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.check import check
from faro.registers.domain.forms.instance import form_id_of, from_instance
from faro.registers.domain.forms.model import Form, Meta, Place, SubmissionRefused
from faro.registers.models import Record, Submission, SubmittedFile
from faro.registers.models.registers import new_key
from faro.registers.selectors.access import CORRECT, may_act
from faro.registers.selectors.devices import access_of_device, may_enter_for
from faro.registers.selectors.lists import external_lists
from faro.registers.services.notes import note
from faro.registers.services.outcomes import Saved
from faro.registers.services.saving import key_of_instance, save_record

State = Submission.State
LOG = logging.getLogger(__name__)
SETTLE_AFTER = timedelta(minutes=10)
MOST_REASONS = 40


@dataclass(frozen=True, slots=True)
class Judge:
    """In whose name a submission is taken. ``looked``: a person looked at it and wants it taken as far as it goes."""

    access: Access
    looked: bool = False

    @property
    def actor(self) -> Actor:
        """Who does it."""
        return self.access.actor


class _NotYet(FaroError):
    """Why a submission is not taken, in sentences; nothing was changed."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


def settle_submission(submission: Submission, judge: Judge | None = None) -> Submission:
    """See what becomes of a submission now. What is taken or discarded stays so.

    A fault of ours loses nothing: it is kept for a person, and written in the log.
    """
    judge = judge or Judge(access_of_device(submission.device))
    try:
        settled = _settled(submission.pk, judge)
    except DatabaseError:
        raise
    except Exception:
        LOG.exception("submission %s could not be judged", submission.pk)
        settled = _put_aside(submission.pk, [_("Faro no pudo leerlo: avise a quien administra el sistema.")])
    if settled.state == State.TAKEN:
        _settle_edits_of(settled)
    return settled


def _settle_edits_of(taken: Submission) -> None:
    """Edits that came before what they edit."""
    waiting = Submission.objects.filter(register=taken.register, deprecated=taken.instance, state=State.REVIEW)
    for edit in waiting.select_related("device").exclude(pk=taken.pk):
        if edit.reasons == [_unknown_original()]:
            settle_submission(edit)


@transaction.atomic
def _put_aside(pk: int, reasons: list[str]) -> Submission:
    held = _held(pk)
    if held.state in (State.WAITING, State.REVIEW):
        held.state, held.reasons = State.REVIEW, reasons
        held.save(update_fields=["state", "reasons"])
    return held


def _held(pk: int) -> Submission:
    rows = Submission.objects.select_for_update(of=("self",)).select_related("register__current", "version", "device")
    held = rows.get(pk=pk)
    held.version.register = held.register
    if held.register.current is not None:
        held.register.current.register = held.register
    return held


@transaction.atomic
def _settled(pk: int, judge: Judge) -> Submission:
    held = _held(pk)
    if held.state in (State.TAKEN, State.DISCARDED):
        return held
    mended = _mended(held)
    if mended is not None:
        return _closed(held, mended, mended.entered_by)
    files = {each.name: each for each in held.received.order_by("id")}
    missing = [name for name in held.files if name not in files]
    if missing and not held.ended and not judge.looked:
        return held
    try:
        with transaction.atomic():
            saved = _taken(held, judge, files, missing)
    except _NotYet as why:
        return _kept_for_review(held, why.reasons)
    except FaroError as error:
        return _kept_for_review(held, [str(error)])
    return _closed(held, saved, judge.actor.key)


def _mended(held: Submission) -> Record | None:
    """The record that somebody saved in the form from this submission's draft."""
    record = Record.objects.filter(key=held.key, register=held.register).first()
    if record is None or Submission.objects.filter(record=record).exclude(pk=held.pk).exists():
        return None
    return record


def _closed(held: Submission, record: Record, by: str) -> Submission:
    held.state, held.reasons, held.record, held.revision = State.TAKEN, [], record, record.revision
    held.settled_at, held.settled_by = timezone.now(), by
    held.save()
    return held


def _kept_for_review(held: Submission, reasons: Iterable[str]) -> Submission:
    first = held.state != State.REVIEW
    held.state, held.reasons = State.REVIEW, list(dict.fromkeys(reasons))[:MOST_REASONS]
    held.save(update_fields=["state", "reasons", "key"])
    if first:
        actor = Actor(f"person:{held.device.person}")
        note(actor, "submission_kept", key_of_submission(held), [Change("submission", None, held.instance)])
    return held


def _taken(held: Submission, judge: Judge, files: Mapping[str, SubmittedFile], missing: list[str]) -> Record:
    """The record that it became. Raises :class:`_NotYet` or :class:`FaroError`."""
    answers, meta, form = answers_of(held, files)
    reasons = (
        [] if judge.looked else [*_about_files(held, files, missing), *_about_answers(form, meta), *_about_id(held)]
    )
    if not judge.looked and held.form_version and not _knows(held):
        reasons.append(_("Dice la versión «{version}» del formulario, que no está.").format(version=held.form_version))
    if reasons:
        raise _NotYet(*reasons, *_by_the_form(held, answers, form))
    if held.deprecated:
        return _edited(held, judge, answers, form)
    if not may_enter_for(judge.access, held.register, held.unit):
        raise _NotYet(_("Quien lo envía ya no anota en este registro para esa unidad."))
    saved = _save(held, judge, answers)
    if not saved.created and saved.record is not None:
        held.key = new_key()
        raise _NotYet(_other_content())
    return _record_of(saved, form)


def _by_the_form(held: Submission, answers: Answers, form: Form) -> list[str]:
    """What the rules of the form say too, so that a person sees it all at once."""
    now = timezone.localtime()
    outcome = check(
        form,
        answers,
        today=now.date(),
        now=now,
        previous=answers,
        external=external_lists(form),
        metadata=_named_by(held),
    )
    return [_told(form, each.place, each.text) for each in outcome.problems]


def _named_by(held: Submission) -> dict[str, str]:
    """Who filled it in, and where."""
    return {"username": held.device.person, "deviceid": held.device.code}


def _save(held: Submission, judge: Judge, answers: Answers, record: Record | None = None) -> Saved:
    words = _("Enviado desde el teléfono «{name}»") if record is None else _("Editado en el teléfono «{name}»")
    if judge.looked and record is None and Record.objects.filter(key=held.key).exists():
        held.key = new_key()
    return save_record(
        actor=judge.actor,
        register=held.register,
        answers=answers,
        record=record,
        base_revision=None if record is None else record.revision,
        origin=Record.Origin.OPENROSA,
        instance_key=held.key if record is None else "",
        confirmed_duplicates=("*",) if judge.looked else (),
        unit=held.unit if record is None else "",
        reason=words.format(name=held.device.name),
        metadata=_named_by(held),
        previous=answers,
        version=held.version,
    )


def _record_of(saved: Saved, form: Form) -> Record:
    if saved.record is not None:
        return saved.record
    reasons = [_told(form, each.place, each.text) for each in saved.problems]
    alike = _("podría ser alguien que ya tiene ficha.")
    reasons += [_told(form, each.place, alike) for each in saved.likely_parties]
    if saved.clash is not None:
        reasons.append(_("Alguien cambió la anotación entretanto."))
    raise _NotYet(*(reasons or [_("No se pudo guardar.")]))


def _edited(held: Submission, judge: Judge, answers: Answers, form: Form) -> Record:
    """The record that was sent before, with what the telephone changed. Raises :class:`_NotYet`."""
    before = Submission.objects.filter(register=held.register, instance=held.deprecated).exclude(record=None).first()
    if before is None or before.record is None:
        raise _NotYet(_unknown_original())
    record = before.record
    record.register = held.register
    if not may_act(judge.access, held.register, record.unit, CORRECT):
        raise _NotYet(_("Edita lo ya enviado ({number}): lo decide quien corrige.").format(number=record.number))
    if not judge.looked and record.revision != before.revision:
        raise _NotYet(_("La anotación {number} cambió después de enviarse.").format(number=record.number))
    if held.version.number < record.version.number:
        raise _NotYet(
            _("Edita con un formulario más antiguo que el de la anotación {number}.").format(number=record.number)
        )
    return _record_of(_save(held, judge, answers, record), form)


def answers_of(held: Submission, files: Mapping[str, SubmittedFile]) -> tuple[Answers, Meta, Form]:
    """What it answers, each file as it was kept; files that did not come are left out."""
    form = held.version.form
    answers, meta = from_instance(replace(form, form_id=form_id_of(bytes(held.xml))[0]), bytes(held.xml))
    values = dict(answers.values)
    items = {repeat: [dict(row) for row in rows] for repeat, rows in answers.items.items()}
    for place, name in meta.attachments.items():
        question = form.questions[place.key]
        row = values if place.row is None or question.repeat is None else items[question.repeat][place.row]
        kept = _as_value(files.get(name))
        if kept is None:
            row.pop(place.key, None)
        else:
            row[place.key] = kept
    return Answers(values, items), meta, form


def _as_value(file: SubmittedFile | None) -> Value | None:
    if file is None or file.refusal:
        return None
    return {"sha256": file.digest, "name": file.name, "type": file.media_type}


def _about_files(held: Submission, files: Mapping[str, SubmittedFile], missing: list[str]) -> list[str]:
    reasons = [_("No llegó el archivo «{name}».").format(name=name) for name in missing]
    refused = [each for each in files.values() if each.refusal]
    reasons += [_("«{name}»: {why}").format(name=each.name, why=each.refusal) for each in refused]
    if held.received.count() > len(files):
        reasons.append(_("Llegaron archivos distintos con el mismo nombre: se ve el último."))
    return reasons


def _about_answers(form: Form, meta: Meta) -> list[str]:
    return [_told(form, each.place, each.text) for each in meta.problems]


def _about_id(held: Submission) -> list[str]:
    """Another content under the same ID came before: neither replaces the other."""
    others = Submission.objects.filter(register=held.register, instance=held.instance, pk__lt=held.pk)
    if others.exclude(state=State.DISCARDED).exists():
        if held.key == key_of_instance(held.instance):
            held.key = new_key()
        return [_other_content()]
    return []


def _knows(held: Submission) -> bool:
    said = held.form_version
    return said in (held.version.form.version, str(held.version.number))


def _told(form: Form, place: Place, text: str) -> str:
    question = form.questions.get(place.key)
    label = (question.label or question.name) if question is not None else place.key.strip("/")
    where = label if place.row is None else _("{label}, fila {n}").format(label=label, n=place.row + 1)
    return text if text.startswith(label) else f"{where}: {text}"


def _other_content() -> str:
    return _("Ya había llegado otro envío con la misma clave y otro contenido.")


def _unknown_original() -> str:
    return _("Edita un envío que no ha llegado.")


def key_of_submission(submission: Submission) -> str:
    """The subject key of a submission."""
    return subject_key("submission", str(submission.pk))


def settle_what_waits(*, now: datetime) -> int:
    """Judge again what a cut left whole but not judged, and close what a person mended in the form. Gives how many."""
    settled = 0
    for each in Submission.objects.filter(state__in=[State.WAITING, State.REVIEW], received_at__lt=now - SETTLE_AFTER):
        mended = _mended(each) is not None
        if mended or (each.state == State.WAITING and (each.ended or _is_whole(each))):
            settled += settle_submission(each).state == State.TAKEN
    return settled


def _is_whole(submission: Submission) -> bool:
    return set(submission.files) <= set(submission.received.values_list("name", flat=True))


__all__ = ["Judge", "SubmissionRefused", "answers_of", "key_of_submission", "settle_submission", "settle_what_waits"]
