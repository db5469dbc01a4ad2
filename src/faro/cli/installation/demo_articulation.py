"""The chain of objectives and the diagnosis of Ilo in the demonstration: what is printed, a few sample decisions."""

from dataclasses import replace
from pathlib import Path

from django.db import transaction

from faro.cli.installation.demo_promises import AP, PN, RN
from faro.cli.installation.demo_world import DemoWorld
from faro.kernel.text import _
from faro.ledger.api import Actor, subject_key
from faro.promises.api import (
    Level,
    add_objectives_of_pledges,
    articulation,
    link_objectives,
    load_articulation,
    load_figures,
    pledge_row,
    propose_objective_links,
    read_figures,
    read_matrix,
)

COMMAND = Actor("command:demo")
MATRIX, FIGURES = "articulation.csv", "baseline_facts.csv"
WHY = _("De muestra: por su tema; nadie de la municipalidad lo decidió")
TITLES = {
    "000": _("Plan de gobierno de Acción Popular 2019-2022"),
    "001": _("Plan de gobierno de Perú Nación 2019-2022"),
    "002": _("Plan de gobierno de Restauración Nacional 2019-2022"),
    "003": _("Servicios municipales a la empresa (PROMDE)"),
    "004": _("Informe de evaluación del PEI 2022 (R.A. 850-2023-MPI)"),
}
FIRST_PLEDGES = {AP: "P000-01", PN: "P001-01", RN: "P002-01"}
SAMPLES = (("agua de calidad", "OEI.04"), ("inseguridad ciudadana", "OEI.03"))
"""Words of an objective of the plan, and the institutional one that would serve it."""


@transaction.atomic
def add_articulation(world: DemoWorld, folder: Path) -> None:
    """Bring the printed chain and the figures, have links proposed, and confirm two as samples."""
    plans = {code: pledge_row(code, first).plan for code, first in FIRST_PLEDGES.items()}
    matrix = [
        replace(row, document=TITLES[row.document]) for row in read_matrix((folder / MATRIX).read_text("utf-8"), MATRIX)
    ]
    load_articulation(actor=COMMAND, plan=plans[RN], rows=matrix, reason=_("Anexo VIII del plan"))
    for code in (AP, PN):
        add_objectives_of_pledges(actor=COMMAND, plan=plans[code])
    for plan in plans.values():
        propose_objective_links(actor=COMMAND, plan=plan)
    _confirm_samples(world)
    figures = read_figures((folder / FIGURES).read_text("utf-8"), FIGURES)
    load_figures(actor=COMMAND, figures=figures, reason=_("Diagnósticos de los documentos"), titles=TITLES)


def _confirm_samples(world: DemoWorld) -> None:
    objectives = articulation(RN).at(Level.PLAN)
    for words, code in SAMPLES:
        upper = next(each.key for each in objectives if words in each.name)
        lower = subject_key("element", world.plan, code)
        link_objectives(actor=world.actor("planeamiento"), upper=upper, lower=lower, reason=WHY)
