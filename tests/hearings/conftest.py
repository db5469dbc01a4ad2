"""A hearing at each of its states, and those who deal with it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from tests.directory.cast import cast

from faro.hearings.models import Attendee, Hearing
from faro.hearings.services import (
    HearingFacts,
    Registration,
    call_hearing,
    hold_hearing,
    note_arrival,
    prepare_hearing,
    publish_draft,
    publish_report,
    register_attendee,
    write_minutes,
)
from faro.ledger.api import Actor

EMAIL = "asistente@ejemplo.pe"
NAME = "Nombre Inventado Apellido"
DNI = "00112233"

Facts = Callable[..., HearingFacts]


def days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def facts(**given: object) -> HearingFacts:
    """A hearing of this morning, unless something else is given."""
    known: dict[str, object] = {
        "title": "Audiencia de prueba",
        "starts_at": timezone.now() - timedelta(minutes=5),
        "place": "Local de prueba",
        "agenda": "Presupuesto\nPreguntas",
        "online_url": "https://transmision.ejemplo.pe/",
    }
    return HearingFacts(**{**known, **given})  # type: ignore[arg-type]


def registration(**given: object) -> Registration:
    known: dict[str, object] = {"name": NAME, "document_kind": "dni", "document": DNI, "email": EMAIL}
    return Registration(**{**known, **given})  # type: ignore[arg-type]


@pytest.fixture
def planner(db: None) -> Actor:
    return Actor(f"person:{cast('planeamiento').key}", "planeamiento")


@pytest.fixture
def prepared(planner: Actor) -> Hearing:
    return prepare_hearing(actor=planner, facts=facts())


@pytest.fixture
def called(planner: Actor, prepared: Hearing) -> Hearing:
    decree = timezone.localdate() - timedelta(days=30)
    return call_hearing(actor=planner, hearing=prepared, decree_number="D.A. 001-PRUEBA", decree_date=decree)


@pytest.fixture
def reported(planner: Actor, called: Hearing) -> Hearing:
    publish_report(actor=planner, hearing=called)
    return fresh(called)


@pytest.fixture
def attendee(planner: Actor, reported: Hearing) -> Attendee:
    made = register_attendee(hearing=reported, facts=registration(speaks=True, topic="Pistas"))
    return note_arrival(actor=planner, attendee=made)


@pytest.fixture
def held(planner: Actor, reported: Hearing, attendee: Attendee) -> Hearing:
    return hold_hearing(actor=planner, hearing=reported)


@pytest.fixture
def written(planner: Actor, held: Hearing) -> Hearing:
    write_minutes(actor=planner, hearing=held, opening="Se abre.", development="Se expone.", closing="Se cierra.")
    return held


@pytest.fixture
def observed(planner: Actor, written: Hearing) -> Hearing:
    """Under observation today."""
    publish_draft(actor=planner, hearing=written)
    return fresh(written)


def fresh(hearing: Hearing) -> Hearing:
    return Hearing.objects.get(pk=hearing.pk)


def let_the_term_pass(hearing: Hearing) -> Hearing:
    """As if the draft had been put up a month ago."""
    record = dict(fresh(hearing).observe_clock or {})
    record["start"] = days_ago(30).date().isoformat()
    Hearing.objects.filter(pk=hearing.pk).update(observe_clock=record)
    return fresh(hearing)
