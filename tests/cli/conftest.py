"""Running the command line inside the test's process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from faro.cli.main import faro

ROOT = Path(__file__).parents[2]
ILO = str(ROOT / "data" / "ilo" / "pei-2022")
DEMO = str(ROOT / "data" / "demo")


@pytest.fixture
def call() -> Callable[..., Result]:
    """Call ``faro`` with these words."""

    def invoke(*words: str) -> Result:
        result = CliRunner().invoke(faro, words, prog_name="faro")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke
