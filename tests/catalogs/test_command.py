"""``faro catalog``: what is in force is shown, and what the municipality decides holds from its day on."""

import json
from pathlib import Path

import pytest
from tests.config.installation import done, faro, new_installation, run_inside

SAY = """
import json
from datetime import date
from faro.catalogs.api import calendar, limit, term
from faro.ledger.api import recent
print(json.dumps({
    "before": term("questions.answer", on=date(2026, 12, 31)).days,
    "after": term("questions.answer", on=date(2027, 1, 1)).days,
    "limit": limit("accounts.lockout_attempts", on=date(2027, 1, 1)).value,
    "working": calendar().is_working(date(2027, 2, 3)),
    "actor": recent(1)[0].actor,
}))
"""
DAY_OFF = ("catalog", "day-off", "03/02/2027", "Asueto", "--norm", "Acuerdo 3")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_installation(tmp_path_factory, tmp_path_factory.mktemp("instalacion"))


def test_a_term_a_limit_and_a_day_off_hold_from_their_day_on(home: Path) -> None:
    day = ("--from", "2027-01-01")
    done(home, "catalog", "set", "questions.answer", "8", *day, "--norm", "Acuerdo 12")
    done(home, "catalog", "set", "accounts.lockout_attempts", "3", *day, "--norm", "Directiva 1")
    assert "no es laborable" in done(home, *DAY_OFF)

    said = json.loads(run_inside(home, SAY))

    assert said.pop("actor")
    assert said == {"before": 10, "after": 8, "limit": 3, "working": False}
    shown = done(home, "catalog", "list")
    assert "Acuerdo 12 (desde el 01/01/2027)" in shown
    assert "accounts.lockout_attempts: 3 intentos" in shown
    assert "Asueto" in shown
    assert "laborable" in done(home, *DAY_OFF, "--withdraw", "--reason", "Era otro día")
    assert "Asueto" not in done(home, "catalog", "list")


def test_a_code_that_is_none_is_said_with_where_the_codes_are(home: Path) -> None:
    result = faro(home, "catalog", "set", "questions.nothing", "8", "--from", "2027-01-01", "--norm", "Acuerdo 12")

    assert result.returncode == 2
    assert "faro catalog list" in result.stderr


def test_the_source_of_a_series_is_chosen_and_its_values_are_added(home: Path) -> None:
    assert "79,727" in done(home, "catalog", "series", "list")
    source = ("--source", "INEI, proyección")
    done(home, "catalog", "series", "set", "poblacion", "81,234", "--year", "2023", *source)
    done(home, "catalog", "series", "choose", "poblacion", *source, "--from", "2023-01-01", "--norm", "Acuerdo 9")
    done(home, "catalog", "series", "add", "puestos", "Puestos de mercado", "puestos")

    shown = done(home, "catalog", "series", "list")

    assert "Provincia de Ilo, 2023: 81,234. INEI, proyección." in shown
    assert "Rige desde el 01/01/2023 en Provincia de Ilo: INEI, proyección. Acuerdo 9" in shown
    assert "puestos: Puestos de mercado (puestos)" in shown


def test_a_value_that_is_no_number_is_refused(home: Path) -> None:
    result = faro(home, "catalog", "series", "set", "poblacion", "muchos", "--year", "2023", "--source", "INEI")

    assert result.returncode == 2
    assert "muchos" in result.stderr
