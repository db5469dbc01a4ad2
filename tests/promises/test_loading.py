"""Loading the plans of Ilo from their tables: 101 pledges, each with its place, and the same tables written again."""

from collections import Counter
from pathlib import Path

import pytest

from faro.kernel.errors import FaroError, InputProblems
from faro.ledger.api import Actor, history
from faro.promises.api import government_plans, pledge, pledges_of
from faro.promises.domain.tables import FILES
from faro.promises.models import GovernmentPlan, Pledge
from faro.promises.services.loading import load_plans

pytestmark = pytest.mark.django_db

LOADER = Actor("command:tests")
FOLDER = Path(__file__).parents[2] / "data" / "ilo" / "promises"
WHY = "Primera carga"


def files() -> dict[str, bytes]:
    return {name: (FOLDER / name).read_bytes() for name in FILES}


def test_the_three_plans_stand_with_101_pledges_without_state() -> None:
    load_plans(actor=LOADER, files=files(), reason=WHY)

    assert {plan.code: plan.pledges for plan in government_plans()} == {
        "accion-popular-2018": 14,
        "peru-nacion-2018": 71,
        "restauracion-nacional-2018": 16,
    }
    found = pledges_of()
    assert len(found) == 101
    assert Counter(line.state_label for line in found) == {"Sin evaluar todavía": 101}
    assert all(line.line and line.place and line.quotation and line.title for line in found)
    assert all(len(line.quotation.split()) <= 30 for line in found)


def test_a_pledge_says_what_the_document_says_and_where() -> None:
    load_plans(actor=LOADER, files=files(), reason=WHY)

    found = pledge("restauracion-nacional-2018", "P002-02")
    assert found is not None
    (target,) = found.targets
    assert (target.quantity, target.comparator, target.kind) == (11_000_000, "<", "level")
    assert (target.deadline, target.deadline_inherited) == ("2022", True)
    assert found.line.place == "línea 249 (VII resumen, dimensión social)"
    assert found.plan.elected is None
    assert found.chain.missing == ("action", "money", "indicator", "record")


def test_a_percentage_of_nothing_says_so_from_the_first_day() -> None:
    load_plans(actor=LOADER, files=files(), reason=WHY)

    found = pledge("accion-popular-2018", "P000-01")
    assert found is not None
    assert "denominator" in {reason.code for reason in found.quality.reasons}
    without = pledge("accion-popular-2018", "P000-06")
    assert without is not None
    assert (without.quality.score, without.targets) == (0, ())


def test_a_baseline_is_taken_where_the_text_says_it() -> None:
    load_plans(actor=LOADER, files=files(), reason=WHY)

    found = pledge("accion-popular-2018", "P000-13")
    assert found is not None
    assert (found.targets[0].baseline, found.targets[0].quantity) == (7_900_000, 4_000_000)
    assert found.line.axis_name == "SEGURIDA ALIMENTARIA"
    assert [axis.parent for axis in found.axes] == ["000-2"]


def test_each_plan_has_its_entry_in_the_history() -> None:
    load_plans(actor=LOADER, files=files(), reason=WHY)

    last = history("govplan:peru-nacion-2018")
    assert [entry.what for entry in last] == [
        "Buscó con qué vincular las promesas",
        "Cargó el plan de gobierno con sus promesas",
    ]


def test_a_plan_is_loaded_once() -> None:
    load_plans(actor=LOADER, files=files(), reason=WHY)
    with pytest.raises(FaroError, match="Ya hay un plan"):
        load_plans(actor=LOADER, files=files(), reason=WHY)

    assert Pledge.objects.count() == 101


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept() -> None:
    given = files()
    text = given["pledges.csv"].decode()
    broken = (
        text.replace("P000-02,", "P000-01,").replace(",1050,", ",aquí,").replace(",percentage,2022", ",share,2022", 1)
    )
    with pytest.raises(InputProblems) as refused:
        load_plans(actor=LOADER, files=given | {"pledges.csv": broken.encode()}, reason=WHY)

    assert {problem.place.column for problem in refused.value.problems} == {"id", "line", "target_type"}
    assert not GovernmentPlan.objects.exists()


@pytest.mark.parametrize("name", ["plans.csv", "pledges.csv"])
def test_a_missing_table_is_named(name: str) -> None:
    given = files()
    del given[name]
    with pytest.raises(InputProblems) as refused:
        load_plans(actor=LOADER, files=given, reason=WHY)

    assert refused.value.problems[0].place.file == name
