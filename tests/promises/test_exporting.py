"""A plan that was taken away can be loaded again, and says the same."""

from pathlib import Path

import pytest

from faro.ledger.api import Actor
from faro.promises.api import PLAN_FILES, load_plans, plan_row, plan_tables
from faro.promises.domain.tables import COLUMNS, PLEDGES, read_tables, written_tables
from faro.promises.models import Axis, GovernmentPlan, Pledge, StateChange

FOLDER = Path(__file__).parents[2] / "data" / "ilo" / "promises"
LOADER = Actor("command:tests")


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["accion-popular-2018", "peru-nacion-2018", "restauracion-nacional-2018"])
def test_what_is_taken_away_is_loaded_as_it_was(code: str) -> None:
    load_plans(actor=LOADER, files={name: (FOLDER / name).read_bytes() for name in PLAN_FILES}, reason="Carga")
    taken = plan_tables(plan_row(code))
    assert not StateChange.objects.exists()
    Pledge.objects.all().delete()
    Axis.objects.all().delete()
    GovernmentPlan.objects.all().delete()

    load_plans(actor=LOADER, files={name: text.encode() for name, text in taken.items()}, reason="Otra vez")

    assert plan_tables(plan_row(code)) == taken


def test_a_text_that_a_spreadsheet_would_run_is_guarded_and_read_back() -> None:
    row = dict.fromkeys(COLUMNS[PLEDGES].split(), "") | {"objective": "=1+1", "target_comparator": "="}
    written = written_tables({PLEDGES: [row]})[PLEDGES]

    assert "'=1+1" in written
    assert "'=," not in written
    plans = ",".join(COLUMNS["plans.csv"].split()) + "\n"
    assert read_tables({"plans.csv": plans.encode(), PLEDGES: written.encode()})[PLEDGES][0] == row
