"""The people who see the pages, and imports of small files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from django.test import Client
from tests.budget.files import mef_file
from tests.directory.cast import cast

from faro.budget.api import GivenFile, Imported, import_mef
from faro.ledger.api import Actor

ACTOR = Actor("command:tests")
Bring = Callable[..., Imported]


@pytest.fixture
def bring(db: None, tmp_path: Path) -> Bring:
    """Imports rows for the unit 301498."""

    def brought(rows: Sequence[Mapping[str, str]], year: int | None = None, name: str = "gasto.csv") -> Imported:
        path = mef_file(tmp_path, rows, name)
        return import_mef(actor=ACTOR, file=GivenFile(path), unit="301498", year=year)

    return brought


@pytest.fixture
def signed_in(db: None) -> Callable[[str], Client]:
    """A browser in which the person of that role is signed in."""

    def enter(role: str) -> Client:
        client = Client()
        client.force_login(cast(role))
        return client

    return enter
