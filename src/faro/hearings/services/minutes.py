"""The minutes: written, put up for those who attended to observe, and final."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from faro.catalogs.api import calendar, start_clock
from faro.hearings.documents import minutes_document
from faro.hearings.domain import states
from faro.hearings.domain.content import MINUTES, digest_of, to_json
from faro.hearings.keys import key_of
from faro.hearings.models import Attendee, Hearing, Minutes, MinutesText, Observation
from faro.hearings.selectors.contents import minutes_content
from faro.hearings.services.files import keep_files
from faro.hearings.services.holding import GivenFile, keep_public
from faro.hearings.services.limits import acceptable, count_sending
from faro.hearings.services.mail import DRAFT, FINAL, tell_registered
from faro.hearings.services.notes import PUBLIC, HearingRefused, locked, moment, move, note, required
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.workflow.clock_record import to_record

OBSERVE = "hearings.observe"


@transaction.atomic
def write_minutes(*, actor: Actor, hearing: Hearing, opening: str, development: str, closing: str = "") -> MinutesText:
    """Write or change what a person writes of the minutes. Raises :class:`HearingRefused` once they are final."""
    hearing = locked(hearing)
    if hearing.state not in (states.HELD, states.OBSERVED):
        raise HearingRefused(_("El acta se escribe después de la audiencia y hasta que es final."))
    given = {
        "opening": required(opening, _("Escriba la apertura.")),
        "development": required(development, _("Escriba el desarrollo.")),
        "closing": closing.strip(),
    }
    before = MinutesText.objects.filter(hearing=hearing).first()
    changes = [Change(name, getattr(before, name, None), text) for name, text in given.items()]
    text, _made = MinutesText.objects.update_or_create(
        hearing=hearing, defaults={**given, "edited_at": timezone.now(), "edited_by": actor.key}
    )
    written = [change for change in changes if (change.before or "") != change.after]
    if written:
        note(actor, "minutes_written", hearing, changes=written, public=False)
    return text


@transaction.atomic
def publish_draft(*, actor: Actor, hearing: Hearing, site: str = "", at: datetime | None = None) -> Minutes:
    """Put up the draft; those who attended may observe it from now on. Raises :class:`HearingRefused`."""
    hearing, when = locked(hearing), moment(at)
    change = move(hearing, states.PUBLISH_DRAFT)
    _check_written(hearing)
    if hearing.questions.filter(moderation="pending").exists():
        raise HearingRefused(_("Hay preguntas sin revisar: admítalas o no, con su motivo, antes del acta."))
    clock = start_clock(OBSERVE, timezone.localdate(when))
    hearing.observe_clock = to_record(clock)
    hearing.save(update_fields=["state", "observe_clock"])
    minutes = _frozen(actor, hearing, Minutes.Kind.DRAFT, when)
    note(actor, "minutes_draft_published", hearing, changes=[change, Change("digest", None, minutes.digest)])
    tell_registered(hearing, DRAFT, "", site=site, until=day(clock.due(calendar())))
    return minutes


def observe_minutes(*, attendee: Attendee, text: str, address: str = "", at: datetime | None = None) -> Observation:
    """What someone who attended says of the draft, within the term. Raises :class:`HearingRefused`.

    ``address``: where it comes from, counted and forgotten, what is refused too.
    """
    if address:
        count_sending(address)
    with transaction.atomic():
        return _observed(locked(attendee.hearing), attendee, text, moment(at))


def _observed(hearing: Hearing, attendee: Attendee, text: str, when: datetime) -> Observation:
    clock = hearing.clock
    if hearing.state != states.OBSERVED or clock is None:
        raise HearingRefused(_("El acta no está en observación."))
    if attendee.came_at is None:
        raise HearingRefused(_("Observan el acta quienes asistieron; en su inscripción no consta que lo hiciera."))
    due = clock.due(calendar())
    if due is not None and timezone.localdate(when) > due:
        raise HearingRefused(_("El plazo para observar venció el {day}.").format(day=day(due)))
    words = acceptable(text)
    last = hearing.observations.aggregate(last=Max("number"))["last"] or 0
    made = Observation.objects.create(hearing=hearing, number=last + 1, attendee=attendee, text=words, said_at=when)
    note(PUBLIC, "minutes_observed", hearing, changes=[Change("number", None, made.number)])
    return made


@transaction.atomic
def decide_observation(
    *, actor: Actor, observation: Observation, accepted: bool, reason: str, public_text: str = ""
) -> Observation:
    """Take an observation into the minutes, or not; either way everyone reads why. Raises :class:`HearingRefused`."""
    hearing = locked(observation.hearing)
    observation = Observation.objects.select_related("hearing").get(pk=observation.pk)
    if hearing.state != states.OBSERVED:
        raise HearingRefused(_("El acta no está en observación."))
    before = observation.decision
    observation.decision = Observation.Decision.ACCEPTED if accepted else Observation.Decision.REJECTED
    observation.reason = required(reason, _("Escriba la razón: se publica con el acta."))
    observation.public_text = public_text.strip() or observation.text
    observation.decided_at, observation.decided_by = timezone.now(), actor.key
    observation.save(update_fields=["decision", "reason", "public_text", "decided_at", "decided_by"])
    changes = [Change("number", None, observation.number), Change("decision", before, observation.decision)]
    note(actor, "observation_decided", hearing, changes=changes, reason=observation.reason)
    return observation


@transaction.atomic
def close_minutes(*, actor: Actor, hearing: Hearing, site: str = "", at: datetime | None = None) -> Minutes:
    """Publish the final minutes, once the term has run out and every observation is decided.

    Raises :class:`HearingRefused`.
    """
    hearing, when = locked(hearing), moment(at)
    change = move(hearing, states.CLOSE_MINUTES)
    clock = hearing.clock
    due = clock.due(calendar()) if clock else None
    if due is not None and timezone.localdate(when) <= due:
        raise HearingRefused(_("Todavía se puede observar el acta, hasta el {day}.").format(day=day(due)))
    if hearing.observations.filter(decision=Observation.Decision.PENDING).exists():
        raise HearingRefused(_("Hay observaciones sin decidir."))
    hearing.save(update_fields=["state"])
    minutes = _frozen(actor, hearing, Minutes.Kind.FINAL, when)
    note(actor, "minutes_final_published", hearing, changes=[change, Change("digest", None, minutes.digest)])
    tell_registered(hearing, FINAL, "", site=site)
    return minutes


@transaction.atomic
def attach_signed(*, actor: Actor, hearing: Hearing, file: GivenFile) -> str:
    """Keep the scan of the signed minutes beside the final ones, for everyone. Raises :class:`HearingRefused`."""
    hearing = locked(hearing)
    if hearing.state != states.FINAL:
        raise HearingRefused(_("El acta firmada se adjunta cuando el acta es final."))
    digest = keep_public(actor, hearing, file, _("Acta firmada de la audiencia {code}").format(code=hearing.code))
    note(actor, "signed_minutes_attached", hearing, changes=[Change("digest", None, digest)], subject=key_of(hearing))
    return digest


def _check_written(hearing: Hearing) -> None:
    if not MinutesText.objects.filter(hearing=hearing).exists():
        raise HearingRefused(_("Escriba primero el acta."))


def _frozen(actor: Actor, hearing: Hearing, kind: Minutes.Kind, at: datetime) -> Minutes:
    content = minutes_content(hearing, kind, at)
    text = to_json(MINUTES, content)
    minutes = Minutes.objects.create(
        hearing=hearing, kind=kind, content=text, digest=digest_of(text), published_at=at, published_by=actor.key
    )
    keep_files(hearing, kind, minutes_document(content, minutes.digest))
    return minutes
