from datetime import timedelta

import pytest
from tests.questions.conftest import EMAIL, TEXT
from tests.questions.subjects import FIGURE, LONG, OF_NOBODY, SECURITY, UNPUBLISHED

from faro.catalogs.api import calendar
from faro.kernel.errors import FaroError
from faro.ledger.api import history
from faro.notices.models import Delivery
from faro.questions.models import DaySalt, Question, Trace
from faro.questions.selectors import term_of
from faro.questions.services import TooManyQuestions, ask, forget_traces

pytestmark = pytest.mark.django_db


def test_a_question_gets_a_number_a_term_and_the_unit_that_answers(asked: Question) -> None:
    assert asked.number == f"{asked.received_at.astimezone().year}-0001"
    assert (asked.unit, asked.state, asked.figure) == (SECURITY, "received", "66.7 %")


def test_the_term_is_ten_working_days_counted_one_by_one(asked: Question) -> None:
    day, counted = calendar().first_working_day(asked.clock.start), 0
    while counted < 10:
        day += timedelta(days=1)
        counted += calendar().is_working(day)
    assert term_of(asked).due == day


def test_numbers_follow_one_another(asked: Question) -> None:
    assert ask(subject=FIGURE, text=TEXT).number[-4:] == "0002"


def test_without_a_unit_the_question_waits_for_the_planning_office(db: None) -> None:
    assert ask(subject=OF_NOBODY, text=TEXT).unit == ""


@pytest.mark.parametrize("subject", [UNPUBLISHED, "indicator:NADA/1", ""])
def test_only_what_is_published_can_be_questioned(db: None, subject: str) -> None:
    with pytest.raises(FaroError, match="no está publicada"):
        ask(subject=subject, text=TEXT)
    assert not Question.objects.exists()


@pytest.mark.parametrize("text", ["corto", "x" * 2001, "https://a.pe https://b.pe https://c.pe y más"])
def test_texts_that_are_too_short_too_long_or_full_of_links_are_refused(db: None, text: str) -> None:
    with pytest.raises(FaroError):
        ask(subject=FIGURE, text=text)
    assert not Question.objects.exists()


def test_the_sixth_question_of_an_hour_from_one_address_is_refused_and_leaves_nothing(db: None) -> None:
    for _n in range(5):
        ask(subject=FIGURE, text=TEXT, address="203.0.113.7")
    with pytest.raises(TooManyQuestions):
        ask(subject=FIGURE, text=TEXT, address="203.0.113.7")
    ask(subject=FIGURE, text=TEXT, address="203.0.113.8")
    assert Question.objects.count() == 6


@pytest.mark.parametrize(
    ("first", "another", "other"),
    [
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::9", "2001:db8:0:2::1"),
        ("203.0.113.7", "::ffff:203.0.113.7", "::ffff:203.0.113.8"),
    ],
)
def test_a_connection_gets_no_more_by_changing_its_address(db: None, first: str, another: str, other: str) -> None:
    for _n in range(5):
        ask(subject=FIGURE, text=TEXT, address=first)
    with pytest.raises(TooManyQuestions):
        ask(subject=FIGURE, text=TEXT, address=another)
    ask(subject=FIGURE, text=TEXT, address=other)


def test_a_figure_with_a_very_long_name_can_be_questioned(db: None) -> None:
    question = ask(subject=LONG, text=TEXT)
    question.full_clean(exclude=["clocks"])
    assert question.subject_title.startswith("Porcentaje de")


def test_an_hour_later_the_address_may_ask_again(db: None) -> None:
    for _n in range(5):
        ask(subject=FIGURE, text=TEXT, address="203.0.113.7")
    for trace in Trace.objects.all():
        Trace.objects.filter(pk=trace.pk).update(at=trace.at - timedelta(minutes=61))
    ask(subject=FIGURE, text=TEXT, address="203.0.113.7")


def test_one_subject_takes_twenty_questions_an_hour_wherever_they_come_from(db: None) -> None:
    for n in range(20):
        ask(subject=FIGURE, text=TEXT, address=f"203.0.113.{n}")
    with pytest.raises(TooManyQuestions):
        ask(subject=FIGURE, text=TEXT, address="198.51.100.1")


def test_no_address_is_kept_and_its_salt_goes_with_the_day(db: None) -> None:
    ask(subject=FIGURE, text=TEXT, address="203.0.113.7")
    trace, salt = Trace.objects.get(), DaySalt.objects.get()
    assert "203.0.113.7" not in f"{trace.digest}{salt.salt}"
    assert forget_traces(now=trace.at + timedelta(days=2)) == 1
    assert not DaySalt.objects.exists()


def test_who_asked_gets_the_number_and_a_secret_link_at_once(asked: Question) -> None:
    (delivery,) = Delivery.objects.filter(to=EMAIL)
    assert asked.number in delivery.subject
    assert f"https://faro.ejemplo.pe/cuestiones/{asked.number}/seguimiento/" in delivery.body


def test_the_history_for_citizens_holds_neither_address_nor_name_nor_unread_text(asked: Question) -> None:
    shown = repr(history(f"question:{asked.number}", public_only=True))
    assert "Se recibió la cuestión" in shown
    for private in (EMAIL, "Vecina", "patrullajes y aquí"):
        assert private not in shown
