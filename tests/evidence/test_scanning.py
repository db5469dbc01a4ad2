import sys

import pytest
from pytest_django import Settings
from tests.evidence.conftest import SECURITY
from tests.evidence.samples import PDF

from faro.evidence.models import Evidence
from faro.evidence.services import original_content, publish_file, scan_file, scan_pending, store_file
from faro.kernel.errors import FaroError
from faro.ledger.api import Actor

pytestmark = pytest.mark.django_db
SAYS = "import sys; data = open(sys.argv[1], 'rb').read(); print('Eicar FOUND' if b'VIRUS' in data else 'OK')"
SCANNER = [sys.executable, "-c", f"{SAYS}; sys.exit(b'VIRUS' in data)"]
BROKEN = [sys.executable, "-c", "import sys; sys.exit(2)"]
INFECTED = PDF.replace(b"<<>>", b"<</X (VIRUS)>>", 1)


def kept(actor: Actor, content: bytes) -> Evidence:
    return store_file(actor=actor, content=content, name="a.pdf", unit=SECURITY)


def test_without_a_scanner_files_are_served_and_said_to_be_unscanned(clerk: Actor) -> None:
    evidence = scan_file(evidence=kept(clerk, PDF))
    assert evidence.scan_state == "unscanned"
    assert original_content(evidence=evidence) == PDF


def test_with_a_scanner_nothing_is_served_before_it_spoke(clerk: Actor, settings: Settings) -> None:
    settings.VIRUS_SCAN_COMMAND = SCANNER
    evidence = kept(clerk, PDF)
    assert evidence.scan_state == "pending"
    with pytest.raises(FaroError):
        original_content(evidence=evidence)
    assert scan_pending() == {"clean": 1}
    evidence.refresh_from_db()
    assert original_content(evidence=evidence) == PDF


def test_an_infected_file_is_never_served_nor_published(clerk: Actor, settings: Settings) -> None:
    settings.VIRUS_SCAN_COMMAND = SCANNER
    evidence = scan_file(evidence=kept(clerk, INFECTED))
    assert (evidence.scan_state, evidence.scan_detail) == ("infected", "Eicar FOUND")
    with pytest.raises(FaroError):
        original_content(evidence=evidence)
    with pytest.raises(FaroError):
        publish_file(actor=clerk, evidence=evidence, title="Acta", reason="")


@pytest.mark.parametrize("command", [BROKEN, ["/no/such/scanner"]])
def test_a_scanner_that_fails_leaves_the_file_waiting(clerk: Actor, settings: Settings, command: list[str]) -> None:
    settings.VIRUS_SCAN_COMMAND = command
    assert scan_file(evidence=kept(clerk, PDF)).scan_state == "pending"
