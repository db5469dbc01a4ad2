"""Fake government plans, which nobody filed, followed in an installation that has Ilo's plan published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from tests.portal.conftest import DATA, undone

from faro.cli.installation.demo_world import COMMAND, build_demo
from faro.ledger.api import record, subject_key
from faro.promises.api import Figure
from faro.promises.models import GovernmentPlan, Pledge, Target
from faro.promises.models.articulation import Objective, ObjectiveLink
from faro.promises.services.deciding import StateDecision, decide_state
from faro.promises.services.diagnosis import load_figures
from faro.promises.services.linking import add_link

PEI = "PEI-2021-2025"
PARKS, JOBS, BUSES = "FAKE-01", "FAKE-02", "FAKE-03"
MANY = 30


def _figure(code: str, topic: str, indicator: str, value: int, document: str) -> Figure:
    return Figure(
        code=code, topic=topic, indicator=indicator, place="Provincia de Muestra", year="2018", first_year=2018,
        last_year=2018, printed=f"{value:,}", value=value * 1_000_000, half_unit=500_000, unit="habitantes",
        document=document, section="1.2", line=277,
    )  # fmt: skip


FIGURES = (
    _figure("M-1", "población", "habitantes", 75_456, "plan de muestra"),
    _figure("M-2", "población", "habitantes", 79_727, "otra muestra"),
    _figure("M-3", "empleo", "empleos formales", 1_200, "plan de muestra"),
)


@dataclass(frozen=True, slots=True)
class FakePlans:
    """Two plans that nobody filed: one with a promise followed to its end and thirty without, one with a single one."""

    main: str = "muestra-2022"
    other: str = "otra-muestra-2022"

    def address(self, code: str = "", rest: str = "") -> str:
        return f"/promesas/{self.main}/{f'{code}/' if code else ''}{rest}"


def _fake_plan(code: str, party: str, *, elected: bool | None = None) -> GovernmentPlan:
    plan = GovernmentPlan.objects.create(
        code=code,
        party=party,
        title=f"Plan de gobierno de {party}",
        election_year=2022,
        period_from=2022,
        period_to=2026,
        elected=elected,
        document_name=f"{code}.pdf",
        document_sha256="ab" * 32,
        source="Documento de muestra",
        state=GovernmentPlan.State.APPROVED,
        approved_at=datetime(2026, 9, 1, 15, tzinfo=UTC),
        approved_by=COMMAND.key,
    )
    record(actor=COMMAND, action="promises.reading_approved", subject=subject_key("govplan", code), public=True)
    return plan


def _fake_pledge(plan: GovernmentPlan, code: str, title: str, order: int, **facts: object) -> Pledge:
    return Pledge.objects.create(
        plan=plan,
        code=code,
        order=order,
        title=title,
        **{"dimension": "Social", "page": 3, "line": 10 + order, "quotation": f"dice el plan: {title}"} | facts,
    )


def _fake_chain(plan: GovernmentPlan) -> None:
    """One of the nation, served by the plan's, served by the municipality's; another of the nation stands alone."""
    for order, (code, level, name) in enumerate(
        (("n-1", "national", "Calidad de vida"), ("n-2", "national", "Empleo digno"), ("p-1", "plan", "Más parques"))
    ):
        own = plan if level == "plan" else None
        Objective.objects.create(code=code, level=level, name=name, plan=own, document="Anexo de muestra", order=order)
    for upper, lower, basis in (
        ("objective:n-1", "objective:p-1", "document"),
        ("objective:p-1", subject_key("element", PEI, "OEI.04"), "person"),
    ):
        ObjectiveLink.objects.create(
            upper=upper, lower=lower, state="confirmed", basis=basis, source="Anexo de muestra, línea 7"
        )


def _fill(plans: FakePlans) -> None:
    main, other = _fake_plan(plans.main, "Partido de Muestra", elected=True), _fake_plan(plans.other, "Otra Muestra")
    parks = _fake_pledge(main, PARKS, "Parques con áreas verdes en cada barrio", 1, sector="Pampa Inalámbrica")
    Target.objects.create(
        pledge=parks, number="1", text="90 %", kind="percentage", quantity=90_000_000, unit="%", deadline="2026",
        deadline_inherited=True,
    )  # fmt: skip
    jobs = _fake_pledge(main, JOBS, "Empleo para jóvenes & <mujeres>", 2, dimension="Económica")
    Target.objects.create(
        pledge=jobs, number="1", text="400 empleos hasta junio", kind="count", quantity=400_000_000,
        unit="empleos formales", comparator=">=", baseline=100_000_000, deadline="2025-06",
    )  # fmt: skip
    for number in range(4, MANY + 3):
        _fake_pledge(main, f"FAKE-{number:02}", f"Obra de muestra {number}", number)
    _fake_pledge(other, BUSES, "Buses limpios", 1, dimension="Ambiental")
    for kind, subject in (
        ("action", subject_key("element", PEI, "AEI.04.02")),
        ("indicator", subject_key("indicator", PEI, "IND.01.AEI.04.02")),
    ):
        add_link(actor=COMMAND, pledge=parks, kind=kind, subject=subject)
    _fake_chain(main)
    load_figures(actor=COMMAND, figures=FIGURES, reason="Muestra")
    for state, day, source in (
        ("en_marcha", date(2024, 3, 5), "Acta de entrega de muestra, folio 2"),
        ("cumplida_en_parte", date(2025, 4, 1), "Informe de muestra 14, cuadro 3"),
    ):
        decision = StateDecision(state=state, day=day, reason=f"Motivo de muestra: {state}.", source=source)
        decide_state(actor=COMMAND, pledge=parks, decision=decision)


@pytest.fixture(scope="module")
def fake(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[FakePlans]:
    """The fake plans over Ilo's published one; nothing is left behind."""
    with undone(django_db_blocker):
        build_demo(DATA / "ilo" / "pei-2022", documents=())
        plans = FakePlans()
        _fill(plans)
        yield plans


@pytest.fixture
def site(db: None) -> Client:
    """A reader without account, cookies or JavaScript."""
    return Client()
