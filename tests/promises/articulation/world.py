"""The three plans of Ilo, read with plain Python and put where tests need them."""

import csv
from pathlib import Path

from faro.ledger.api import Actor
from faro.promises.domain.articulation.reading import read_matrix
from faro.promises.domain.diagnosis.reading import read_figures
from faro.promises.models import GovernmentPlan, Pledge
from faro.promises.services.articulation import add_objectives_of_pledges, load_articulation
from faro.promises.services.diagnosis import load_figures

DATA = Path(__file__).parents[3] / "data" / "ilo" / "promises"
ACTOR = Actor("command:tests")
PLANS = {"000": "ap-2018", "001": "pn-2018", "002": "rn-2018"}
RN, AP, PN = PLANS["002"], PLANS["000"], PLANS["001"]


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a file of the data, as text."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def add_plans() -> dict[str, GovernmentPlan]:
    """The plans with their pledges, approved; who won is told of none."""
    plans = {
        document: GovernmentPlan.objects.create(
            code=code,
            party=next(row["plan"] for row in rows_of("pledges.csv") if row["document"] == document),
            title="Plan de gobierno",
            election_year=2018,
            period_from=2019,
            period_to=2022,
            document_name=document,
            state=GovernmentPlan.State.APPROVED,
        )
        for document, code in PLANS.items()
    }
    Pledge.objects.bulk_create(
        Pledge(
            plan=plans[row["document"]],
            code=row["id"],
            order=order,
            title=row["target_text"],
            dimension=row["dimension"],
            problem=row["problem"],
            objective=row["objective"],
            objective_number=row["objective_no"],
            section=row["section"],
            line=int(row["line"]),
        )
        for order, row in enumerate(rows_of("pledges.csv"), 1)
    )
    return plans


def load_all() -> dict[str, GovernmentPlan]:
    """The plans, the printed matrix of one, the objectives of the others' pledges, the figures of the diagnoses."""
    plans = add_plans()
    matrix = read_matrix((DATA / "articulation.csv").read_text("utf-8"), "articulation.csv")
    load_articulation(actor=ACTOR, plan=plans["002"], rows=matrix, reason="Anexo VIII del plan")
    for document in ("000", "001"):
        add_objectives_of_pledges(actor=ACTOR, plan=plans[document])
    figures = read_figures((DATA / "baseline_facts.csv").read_text("utf-8"), "baseline_facts.csv")
    load_figures(actor=ACTOR, figures=figures, reason="Diagnósticos de los documentos")
    return plans
