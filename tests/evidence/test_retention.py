from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from tests.evidence.conftest import SECURITY
from tests.evidence.samples import photo

from faro.catalogs.api import term
from faro.evidence.models import Evidence, Link
from faro.evidence.selectors import due_for_disposal
from faro.evidence.services import dispose, publish_file, store_file, unlink_file
from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history

pytestmark = pytest.mark.django_db
TEN_YEARS = timedelta(days=3653)


@pytest.fixture
def idle(clerk: Actor, picture: Evidence) -> Evidence:
    """A photograph that nothing has used for eleven years."""
    unlink_file(actor=clerk, link=Link.objects.get(), reason="Ya no sirve.")
    Evidence.objects.update(wanted_at=timezone.now() - TEN_YEARS - timedelta(days=365))
    picture.refresh_from_db()
    return picture


def due() -> list[str]:
    return [each.evidence.sha256 for each in due_for_disposal(timezone.localdate())]


def test_the_dry_run_tells_what_is_due_and_changes_nothing(idle: Evidence, home: Path) -> None:
    before = {path.name for path in home.glob("files/??/*")}
    entries = len(history(f"file:{idle.sha256}"))
    assert due() == [idle.sha256]
    assert {path.name for path in home.glob("files/??/*")} == before
    assert len(history(f"file:{idle.sha256}")) == entries


def test_the_term_is_ten_years_after_the_last_use(idle: Evidence) -> None:
    assert term("evidence.retention").days == TEN_YEARS.days
    Evidence.objects.update(wanted_at=timezone.now() - TEN_YEARS + timedelta(days=1))
    assert due() == []
    Evidence.objects.update(wanted_at=timezone.now() - TEN_YEARS - timedelta(days=1))
    assert due() == [idle.sha256]


def test_what_is_in_use_or_published_is_never_due(clerk: Actor, idle: Evidence) -> None:
    publish_file(actor=clerk, evidence=idle, title="Patrulla", reason="")
    assert due() == []


def test_disposing_leaves_row_digest_and_history_and_deletes_the_bytes(
    clerk: Actor, idle: Evidence, home: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        dispose(actor=clerk, digests=[idle.sha256], reason="Acta de eliminación 3.")
    assert not list(home.glob("files/??/*"))
    assert Evidence.objects.get().disposed_at is not None
    latest = history(f"file:{idle.sha256}")[0]
    assert (latest.what[:7], latest.reason) == ("Eliminó", "Acta de eliminación 3.")
    assert due() == []


def test_one_file_that_is_not_due_stops_them_all(clerk: Actor, idle: Evidence) -> None:
    fresh = store_file(actor=clerk, content=photo(50, 50), name="b.jpg", unit=SECURITY)
    with pytest.raises(FaroError, match="ninguno"):
        dispose(actor=clerk, digests=[idle.sha256, fresh.sha256], reason="Acta.")
    with pytest.raises(FaroError, match="motivo"):
        dispose(actor=clerk, digests=[idle.sha256], reason=" ")
    assert not Evidence.objects.exclude(disposed_at=None).exists()


def test_a_disposed_file_that_comes_back_is_the_same_file(
    clerk: Actor, idle: Evidence, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        dispose(actor=clerk, digests=[idle.sha256], reason="Acta.")
    back = store_file(actor=clerk, content=photo(), name="patrulla.jpg", unit=SECURITY)
    assert (back.pk, back.disposed_at) == (idle.pk, None)
    assert due() == []
