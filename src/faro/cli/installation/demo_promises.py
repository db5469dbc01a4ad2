"""The government plans of Ilo in the demonstration: their 101 pledges are facts, what is decided about them is made up.

No state of a real pledge is ours to tell: the few that are decided here say that they are samples.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from faro.cli.installation.demo_world import DemoWorld
from faro.kernel.text import _
from faro.ledger.api import Actor, subject_key
from faro.promises.api import PLAN_FILES, StateDecision, add_link, decide_state, load_plans, pledge_row

COMMAND = Actor("command:demo")
WHY = _("De muestra: nadie ha evaluado esta promesa")
SOURCE = _("De muestra: sin documento; sirve para ver cómo se decide")

AP, PN, RN = "accion-popular-2018", "peru-nacion-2018", "restauracion-nacional-2018"
LINKS = (
    (RN, "P002-02", "indicator", "IND.01.OEI.05"),
    (RN, "P002-02", "action", "AEI.05.03"),
    (RN, "P002-06", "action", "AEI.03.02"),
    (RN, "P002-13", "indicator", "IND.01.AEI.07.01"),
    (RN, "P002-13", "action", "AEI.07.01"),
    (AP, "P000-01", "action", "AEI.03.01"),
    (AP, "P000-01", "indicator", "IND.01.OEI.03"),
    (PN, "P001-58", "action", "AEI.07.02"),
)
"""By likeness of subject; nobody of the municipality said so."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A state that is decided to show how."""

    plan: str
    code: str
    state: str
    day: date


STATES = (
    Sample(RN, "P002-02", "en_marcha", date(2021, 6, 30)),
    Sample(RN, "P002-02", "cumplida_en_parte", date(2023, 1, 16)),
    Sample(AP, "P000-01", "no_verificable", date(2023, 1, 16)),
    Sample(PN, "P001-31", "no_verificable", date(2023, 1, 16)),
)


@transaction.atomic
def add_promises(world: DemoWorld, folder: Path) -> None:
    """Load the plans, confirm a few links and decide a few states, each marked as a sample."""
    files = {name: (folder / name).read_bytes() for name in PLAN_FILES}
    load_plans(actor=COMMAND, files=files, reason=_("Primera carga, para la demostración"))
    planner, head = world.actor("planeamiento"), world.actor("direccion")
    for plan, code, kind, subject in LINKS:
        key = subject_key("indicator" if kind == "indicator" else "element", world.plan, subject)
        add_link(actor=planner, pledge=pledge_row(plan, code), kind=kind, subject=key, reason=WHY)
    for each in STATES:
        decision = StateDecision(state=each.state, day=each.day, reason=WHY, source=SOURCE)
        decide_state(actor=head, pledge=pledge_row(each.plan, each.code), decision=decision)
