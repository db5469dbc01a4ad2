"""What the municipality sets for itself."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from faro.catalogs.api import (
    CatalogueError,
    Origin,
    UnknownCode,
    calendar,
    choose_holiday,
    counting,
    declare_day_off,
    limit,
    listed_terms,
    methods,
    reference,
    require_limits,
    require_terms,
    set_limit,
    set_term,
    start_clock,
    term,
    term_words,
    withdraw_day_off,
)
from faro.engine.method import method_ids
from faro.ledger.api import Actor, history, public_version, verify
from faro.workflow.clock import DayKind

pytestmark = pytest.mark.django_db

PLANNING = Actor("person:p1", "planeamiento")
JUNE = date(2026, 6, 1)


def own_term(**facts: Any) -> None:
    given: dict[str, Any] = {
        "actor": PLANNING,
        "code": "questions.answer",
        "days": 7,
        "kind": DayKind.WORKING,
        "norm": "Ordenanza 1-2026-MPI",
        "valid_from": JUNE,
    }
    set_term(**{**given, **facts})


def test_a_term_of_ones_own_holds_from_its_day_on() -> None:
    own_term()

    assert term("questions.answer", date(2026, 5, 31)).days == 10
    found = term("questions.answer", JUNE)
    assert (found.days, found.norm, found.origin) == (7, "Ordenanza 1-2026-MPI", Origin.LOCAL)
    assert found.label == "Respuesta a quien cuestiona una cifra"
    assert [row.days for row in listed_terms() if row.code == "questions.answer"] == [10, 7]


def test_setting_it_again_for_the_day_mends_it() -> None:
    own_term()
    own_term(days=8, reason="Error de digitación")

    assert term("questions.answer", JUNE).days == 8
    entry = history("term:questions.answer")[0]
    assert (entry.what, entry.about) == ("Fijó el plazo", "Respuesta a quien cuestiona una cifra")
    assert entry.changes == (("Días", "7", "8"),)


def test_the_first_setting_tells_all() -> None:
    own_term(kind=DayKind.CALENDAR, valid_to=date(2026, 12, 31))

    assert set(history("term:questions.answer")[0].changes) == {
        ("Vigente desde", "ND", "01/06/2026"),
        ("Vigente hasta", "ND", "31/12/2026"),
        ("Días", "ND", "7"),
        ("Clase de días", "ND", "calendario"),
        ("Norma", "ND", "Ordenanza 1-2026-MPI"),
    }
    assert public_version() == 1
    assert verify().sound


def test_a_limit_of_ones_own() -> None:
    set_limit(actor=PLANNING, code="accounts.lockout_attempts", value=3, norm="Directiva de seguridad", valid_from=JUNE)

    assert limit("accounts.lockout_attempts", date(2026, 5, 31)).value == 5
    assert (limit("accounts.lockout_attempts", JUNE).value, limit("accounts.lockout_attempts").unit) == (3, "intentos")


def test_a_day_off_moves_the_clocks_that_run() -> None:
    clock = start_clock("questions.answer", date(2026, 11, 20))  # a Friday: 23 to 27 November, 30 to 4 December
    assert clock.due(calendar()) == date(2026, 12, 4)

    declare_day_off(actor=PLANNING, day=date(2026, 12, 1), name="Día de duelo", norm="Decreto de Alcaldía 5-2026")
    assert clock.due(calendar()) == date(2026, 12, 7)

    withdraw_day_off(actor=PLANNING, day=date(2026, 12, 1), reason="Se dejó sin efecto")
    assert clock.due(calendar()) == date(2026, 12, 4)
    assert [entry.about for entry in history("holiday:2026-12-01")] == ["01/12/2026", "01/12/2026"]


def test_a_yearly_day_off_begins_with_its_day() -> None:
    declare_day_off(actor=PLANNING, day=date(2026, 9, 15), name="Fiesta", norm="Ordenanza 2", yearly=True)

    assert calendar().is_working(date(2025, 9, 15))
    assert not calendar().is_working(date(2027, 9, 15))
    assert not calendar("peru").is_working(date(2027, 9, 15)), "the municipality keeps it wherever it counts"


def test_a_holiday_may_be_left_out_with_its_norm() -> None:
    assert not calendar().is_working(date(2026, 5, 26))
    choose_holiday(actor=PLANNING, code="ilo-creation", applies=False, norm="Informe legal 3-2026")

    assert calendar().is_working(date(2026, 5, 26))
    entry = history("holiday:ilo-creation")[0]
    assert ("Se guarda", "sí", "no") in entry.changes
    assert entry.about == "Aniversario de la creación política de la provincia de Ilo"


def test_counts_from_the_next_working_day_what_came_on_a_day_off() -> None:
    assert counting().starts_on_working_day
    assert start_clock("questions.answer", date(2026, 11, 21)).due(calendar()) == date(2026, 12, 7)


def test_what_was_taken_back_is_forgotten() -> None:
    assert term("questions.answer", JUNE).days == 10
    with transaction.atomic():
        own_term()
        assert term("questions.answer", JUNE).days == 7
        transaction.set_rollback(True)

    assert term("questions.answer", JUNE).days == 10


def test_reading_costs_one_query(django_assert_num_queries: Any) -> None:
    own_term()
    term("questions.answer", JUNE)
    with django_assert_num_queries(2):
        term("questions.answer", JUNE)
        calendar().days_off(2026)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"code": "lunar.answer"}, "«lunar.answer»"),
        ({"days": 0}, "entre 1 y"),
        ({"days": 10**9}, "entre 1 y"),
        ({"norm": " "}, "norma"),
        ({"valid_to": date(2026, 5, 31)}, "antes de empezar"),
    ],
)
def test_a_term_that_makes_no_sense_is_refused(facts: dict[str, Any], sentence: str) -> None:
    with pytest.raises(CatalogueError, match=sentence):
        own_term(**facts)
    assert verify().entries == 0


def test_a_day_off_that_makes_no_sense_is_refused() -> None:
    declare_day_off(actor=PLANNING, day=JUNE, name="Fiesta", norm="Decreto 1")
    for facts, sentence in (
        ({"day": JUNE, "name": "Otra", "norm": "Decreto 2"}, "ya está declarado"),
        ({"day": date(2026, 6, 2), "name": " ", "norm": "Decreto 2"}, "qué día"),
        ({"day": date(2026, 6, 2), "name": "Otra", "norm": ""}, "norma"),
    ):
        with pytest.raises(CatalogueError, match=sentence):
            declare_day_off(actor=PLANNING, **facts)  # type: ignore[arg-type]
    with pytest.raises(CatalogueError, match="no está declarado"):
        withdraw_day_off(actor=PLANNING, day=date(2026, 6, 2), reason="Error")
    with pytest.raises(CatalogueError, match="por qué"):
        withdraw_day_off(actor=PLANNING, day=JUNE, reason="")
    with pytest.raises(UnknownCode, match="«moon»"):
        choose_holiday(actor=PLANNING, code="moon", applies=True, norm="Ley")
    with pytest.raises(CatalogueError, match="mayor que cero"):
        set_limit(actor=PLANNING, code="questions.per_hour", value=0, norm="Directiva", valid_from=JUNE)


def test_a_code_that_nobody_defines_stops_the_start(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        require_terms("questions.answer")
        require_limits("evidence.max_file_size")
        with pytest.raises(UnknownCode, match=r"a\.b, c\.d"):
            require_terms("c.d", "questions.answer", "a.b")
        with pytest.raises(UnknownCode, match=r"questions\.answer"):
            require_limits("questions.answer")


def test_the_methods_are_those_of_the_engine() -> None:
    assert [method.id for method in methods()] == list(method_ids())


class TestReference:
    def test_tells_terms_limits_and_the_days_of_a_year(self) -> None:
        own_term()
        found = reference(2026)

        answer = [row for row in found.terms if row.code == "questions.answer"]
        assert [(row.value, row.origin, row.validity) for row in answer] == [
            ("10 días hábiles", "Propio de Faro", ""),
            ("7 días hábiles", "Fijado por la municipalidad", "desde el 01/06/2026"),
        ]
        size = next(row for row in found.limits if row.code == "evidence.max_file_size")
        assert size.value == "20,971,520 bytes"
        assert [row.value for row in found.holidays][:3] == ["01/01/2026", "02/04/2026", "03/04/2026"]
        assert len(found.holidays) == 17

    def test_a_holiday_left_out_is_listed_and_says_so(self) -> None:
        choose_holiday(actor=PLANNING, code="ilo-creation", applies=False, norm="Informe legal 3-2026")
        row = next(row for row in reference(2026).holidays if row.code == "ilo-creation")

        assert not row.applies
        assert row.note == "Informe legal 3-2026. No se cuenta como día no laborable."

    def test_a_term_reads_in_words(self) -> None:
        assert term_words(term("evidence.retention")) == "3,653 días calendario"
