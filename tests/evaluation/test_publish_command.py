"""``faro publish``: the same by command."""

import pytest
from click.testing import CliRunner, Result
from tests.evaluation.variants import ACTOR

from faro.cli.main import faro
from faro.evaluation.api import publications, published
from faro.ledger.api import history
from faro.package.model import Package
from faro.plans.api import import_package
from faro.plans.models import Measurement

PLAN = "PEI-2021-2025"


def _publish(*arguments: str) -> Result:
    return CliRunner().invoke(faro, ["publish", PLAN, "--year", "2022", "--format", "html", *arguments])


@pytest.mark.django_db
def test_it_says_what_changes_and_publishes_with_a_reason(ilo: Package) -> None:
    import_package(actor=ACTOR, package=ilo, instrument="", reason="")
    assert _publish("--dry-run").exit_code == 0
    assert published() is None
    assert "publicación 1" in _publish().output
    Measurement.objects.filter(plan__code=PLAN, indicator="IND.01.OEI.01").update(value=25_000_000)
    told = _publish("--dry-run").output
    assert "IND.01.OEI.01: Valor obtenido 2022: 10 → 25" in told
    refused = _publish()
    assert (refused.exit_code, len(publications(PLAN, 2022))) == (2, 1)
    done = _publish("--reason", "Se midió mal")
    assert "publicación 2" in done.output
    assert history(f"publication:{PLAN}/2022")[0].reason == "Se midió mal"


@pytest.mark.django_db
def test_a_plan_that_is_not_loaded_is_said_in_words() -> None:
    assert _publish().exit_code == 2
