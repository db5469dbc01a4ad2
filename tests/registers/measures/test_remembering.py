"""A figure that is remembered is the one that would be computed now, whatever happened in between."""

import random
from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from tests.directory.cast import TESTS
from tests.registers.inspections import load, load_premises

from faro.parties.api import merge_parties, undo_merge
from faro.parties.models import Merge, Party
from faro.registers.domain.answers import Answers
from faro.registers.models import MeasureVersion, Record, Register
from faro.registers.selectors.measures import Span, value_anew, value_of
from faro.registers.selectors.measures.remembering import forget_all, remembered
from faro.registers.services import move_state, save_record, void_record
from faro.registers.services.bulk import Row, add_records

pytestmark = pytest.mark.django_db(transaction=True)

EXPRESSIONS = (
    "contar",
    "contar donde estado = 'cerrada' al cierre",
    "porcentaje donde resultado = 'observado' en el año",
    "distintos(atendio) en el año",
    "sumar(aforo) en el año",
    "contar en observaciones donde estado_obs = 'pendiente' sin fecha",
    "contar donde local.sector = 'puerto' sin fecha",
    "distintos(local.sector) sin fecha",
    "mediana de días(fecha, estado:cerrada) sin fecha",
)
MAY = Span(date(2023, 5, 1), date(2023, 5, 31))
ACTS = 30
WORDS = ("", "Uno", "Dos", "Tres", "Cuatro", "Cinco")


@pytest.fixture
def premises() -> Register:
    register = load_premises()
    for name in ("Uno", "Dos"):
        saved = save_record(actor=TESTS, register=register, answers=Answers({"nombre": name, "sector": "puerto"}))
        assert saved.record is not None
    forget_all()
    return register


@pytest.fixture
def inspections(premises: Register) -> Register:
    return load()


class Office:
    """Whoever writes in both registers, as chance will have it."""

    def __init__(self, premises: Register, inspections: Register, seed: int) -> None:
        self.premises, self.inspections = premises, inspections
        self.chance = random.Random(seed)  # noqa: S311
        self.day = 0

    def act(self) -> None:
        acts: tuple[Callable[[], None], ...] = (
            self.write,
            self.write,
            self.bring,
            self.correct,
            self.void,
            self.lift,
            self.premises_move,
            self.merge,
            self.part,
        )
        self.chance.choice(acts)()

    def answers(self) -> Answers:
        self.day += 1
        number = self.chance.randrange(1, 6)
        values = {
            "fecha": f"2023-{4 + self.day % 3:02}-{1 + self.day % 28:02}",
            "local": f"LOC-{self.chance.randrange(1, 3):03}",
            "resultado": self.chance.choice(("conforme", "observado")),
            "dni": f"0000010{number}",
            "nombres": f"Prueba {WORDS[number]}, Vecina",
            "aforo": self.chance.randrange(1, 90) * 1_000_000,
        }
        rows = [{"que": "Extintor", "estado_obs": self.chance.choice(("pendiente", "levantada"))}]
        return Answers(values, {"observaciones": rows})

    def write(self) -> None:
        saved = save_record(actor=TESTS, register=self.inspections, answers=self.answers(), confirmed_duplicates=("*",))
        assert saved.record is not None, saved

    def bring(self) -> None:
        rows = [Row(self.answers()) for _row in range(3)]
        add_records(
            actor=TESTS,
            register=self.inspections,
            rows=rows,
            origin="xlsx",
            skip_rejected=True,
            confirmed_duplicates=("*",),
        )

    def one(self, **wanted: object) -> Record | None:
        rows = list(Record.objects.filter(register=self.inspections, voided_at=None, **wanted).order_by("pk"))
        return self.chance.choice(rows) if rows else None

    def correct(self) -> None:
        if record := self.one():
            values = {**record.answers, "aforo": self.chance.randrange(1, 90) * 1_000_000}
            save_record(
                actor=TESTS,
                register=self.inspections,
                answers=Answers(values, record.whole.items),
                record=record,
                base_revision=record.revision,
                reason="Corrección",
            )

    def void(self) -> None:
        if record := self.one():
            void_record(actor=TESTS, record=record, reason="De prueba")

    def lift(self) -> None:
        if record := self.one(state="observada"):
            move_state(actor=TESTS, record=record, move="levantar", values={"levantado": "2023-06-30"})

    def premises_move(self) -> None:
        record = Record.objects.filter(register=self.premises).order_by("pk")[self.chance.randrange(2)]
        values = {**record.answers, "sector": self.chance.choice(("puerto", "pampa"))}
        save_record(
            actor=TESTS,
            register=self.premises,
            answers=Answers(values),
            record=record,
            base_revision=record.revision,
            reason="Mudanza",
        )

    def merge(self) -> None:
        living = list(Party.objects.filter(merged_into=None).order_by("key"))
        if len(living) > 1:
            loser, survivor = self.chance.sample(living, 2)
            merge_parties(
                actor=TESTS, loser=loser.key, survivor=survivor.key, reason="Es la misma", accept_conflicts=True
            )

    def part(self) -> None:
        if done := Merge.objects.filter(undone_at=None).order_by("-pk").first():
            undo_merge(actor=TESTS, merge=done, reason="No lo era")


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_remembered_is_what_would_be_computed(premises: Register, inspections: Register, seed: int) -> None:
    office = Office(premises, inspections, seed)
    measures = [
        MeasureVersion(register=inspections, code=f"m{n}", expression=text) for n, text in enumerate(EXPRESSIONS)
    ]
    for _act in range(ACTS):
        office.act()
        for measure in measures:
            assert value_of(measure, MAY) == value_anew(measure, MAY), measure.expression
            assert value_of(measure, MAY) == value_anew(measure, MAY), measure.expression


def test_it_is_computed_again_only_after_something_that_it_reads(premises: Register, inspections: Register) -> None:
    office, times = Office(premises, inspections, 1), []

    def ask() -> None:
        remembered("asked", {"inspecciones"}, lambda: times.append(1))

    ask()
    ask()
    office.premises_move()
    ask()
    assert len(times) == 1
    office.write()
    ask()
    ask()
    assert len(times) == 2


def test_nothing_is_remembered_of_what_may_yet_be_undone(premises: Register, inspections: Register) -> None:
    office = Office(premises, inspections, 1)
    measure = MeasureVersion(register=inspections, code="m", expression="contar sin fecha")
    office.write()
    assert value_of(measure, MAY).value == 1
    with transaction.atomic():
        office.write()
        assert value_of(measure, MAY).value == 2
        transaction.set_rollback(True)
    assert value_of(measure, MAY).value == 1
