"""What every test may need: programs that a machine may lack."""

import importlib.util
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import faro.cli.spanish  # noqa: F401  before any test imports click

PROGRAMS: dict[str, tuple[Callable[[], bool], str]] = {
    "office": (lambda: shutil.which("soffice") is not None, "LibreOffice (soffice) is not on this machine"),
    "browser": (lambda: shutil.which("chromium") is not None, "Chromium is not on this machine"),
    "spark": (
        lambda: shutil.which("java") is not None and importlib.util.find_spec("pyspark") is not None,
        "Java or PySpark is not on this machine",
    ),
}

THOROUGH = bool(os.environ.get("FARO_TEST_THOROUGH"))
"""Whether tests that try invented cases try many more of them, and new ones each time: ``make test-thoroughly``."""
ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
ASKS_FOR_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
SERVER_MARKERS = ("django_db", "postgresql", "any_database")


OWN_HOME = "faro-test-"


def pytest_configure(config: pytest.Config) -> None:
    """Take away the folder of this run at its end, and now those of others that were cut. Workers share their run's."""
    home = Path(os.environ.get("FARO_HOME", ""))
    if hasattr(config, "workerinput") or not home.name.startswith(OWN_HOME):
        return
    for left in home.parent.glob(f"{OWN_HOME}*"):
        if left != home and not _runs(left.name.removeprefix(OWN_HOME).partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))


def _runs(process: str) -> bool:
    """Whether the run that a folder is named after still goes on, as far as can be told."""
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, ValueError, OverflowError):
        return True
    return True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, leave out what never asks for the database: it cannot go otherwise there than on SQLite."""
    if not ON_POSTGRESQL:
        return
    left_out = [item for item in items if not asks_for_the_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if asks_for_the_database(item)]


def asks_for_the_database(item: pytest.Item) -> bool:
    """Whether the database of the run can make a difference to that test."""
    if item.get_closest_marker("once"):
        return False
    marked = any(item.get_closest_marker(marker) for marker in SERVER_MARKERS)
    return marked or not ASKS_FOR_THE_DATABASE.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, in words, what this machine has no program for; where everything is asked for, that is a failure."""
    for marker, (present, sentence) in PROGRAMS.items():
        if item.get_closest_marker(marker) and not present():
            if os.environ.get("FARO_TEST_EVERYTHING"):
                pytest.fail(sentence)
            pytest.skip(sentence)
    if item.get_closest_marker("postgresql") and not ON_POSTGRESQL:
        pytest.skip("needs PostgreSQL: make test-postgresql brings one and runs it")
