"""A database of each earlier version becomes one of this version, and says what it said."""

import json
import lzma
from pathlib import Path

import pytest
from tests.config.installation import done, faro, run_inside

STORED = sorted((Path(__file__).parent / "stored").glob("*.sqlite3.xz"))
LARGEST = 1_000_000
WHAT_IT_SAYS = """
import json
from django.test import Client
from faro.evaluation.api import findings_of, published, sealed_package, latest_publication
from faro.ledger.api import Head, verify
from faro.plans.api import package_of
from faro.questions.api import questions_seen_by
plan, publication = published(), latest_publication()
outcome = verify([Head(*{head!r})])
client = Client(headers={{"host": "localhost"}})
pages = ["/", "/cuestiones/", f"/planes/{{plan.plan.lower()}}/{{plan.year}}/indicadores/IND.01.OEI.05/"]
print(json.dumps({{
    "sound": outcome.sound,
    "seal": publication.sealed.digest,
    "totals": {{each.method: round(each.result, 1) for each in plan.totals if each.in_force}},
    "same package": package_of(plan.plan).rows("targets") == sealed_package(publication).rows("targets"),
    "pages": [client.get(page).status_code for page in pages],
    "findings": len(findings_of(plan.plan, plan.year)) > 100,
}}))
"""


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.name)
def test_a_stored_database_comes_up_to_date_and_says_what_it_said(stored: Path, tmp_path: Path) -> None:
    known = json.loads(stored.with_name(stored.name.removesuffix(".sqlite3.xz") + ".json").read_text("utf-8"))
    (tmp_path / "faro.sqlite3").write_bytes(lzma.decompress(stored.read_bytes()))

    done(tmp_path, "migrate", FARO_DEMO="1")
    said = json.loads(run_inside(tmp_path, WHAT_IT_SAYS.format(head=tuple(known["head"])), FARO_DEMO="1"))

    assert said == {
        "sound": True,
        "seal": known["seal"],
        # What the README shows of Ilo 2022.
        "totals": {"ilo-2022": 33.4, "ceplan-2021": 76.2},
        "same package": True,
        "pages": [200, 200, 200],
        "findings": True,
    }
    assert "mal " not in faro(tmp_path, "doctor", FARO_DEMO="1").stdout


def test_the_first_version_with_a_database_is_stored() -> None:
    assert "faro-0.2.sqlite3.xz" in [path.name for path in STORED]
    assert [path for path in STORED if path.stat().st_size > LARGEST] == []
