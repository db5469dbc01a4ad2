import hashlib
import os
import time
from pathlib import Path

import pytest
from django.db import transaction
from tests.evidence.conftest import FIGURE, SECURITY
from tests.evidence.samples import PDF, photo

from faro.evidence import store
from faro.evidence.domain.copies import CopyKind
from faro.evidence.domain.refusals import FileRefused
from faro.evidence.models import Evidence, Link
from faro.evidence.selectors import files_about
from faro.evidence.services import copy_content, link_file, original_content, store_file, sweep, unlink_file
from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history

pytestmark = pytest.mark.django_db
OTHER = "indicator:PRUEBA/IND.02"


def files_in(home: Path) -> set[str]:
    return {path.name for path in home.glob("files/??/*")}


def test_the_original_is_kept_byte_for_byte_under_its_digest(picture: Evidence) -> None:
    assert picture.sha256 == hashlib.sha256(photo()).hexdigest()
    assert original_content(evidence=picture) == photo()


def test_the_same_content_is_one_file_for_many_figures(clerk: Actor, picture: Evidence, home: Path) -> None:
    again = store_file(actor=clerk, content=photo(), name="otra.jpg", unit=SECURITY, about=[FIGURE, OTHER])
    assert again == picture
    assert Evidence.objects.get().name == "patrulla.jpg"
    assert [files_about(subject) for subject in (FIGURE, OTHER)] == [(picture,), (picture,)]
    assert len(files_in(home)) == 3


def test_who_linked_it_is_known_and_unlinking_keeps_the_past(clerk: Actor, picture: Evidence) -> None:
    link = Link.objects.get()
    assert (link.linked_by, link.unit) == (clerk.key, SECURITY)
    unlink_file(actor=clerk, link=link, reason="Era de otra cifra.")
    assert files_about(FIGURE) == ()
    assert link_file(actor=clerk, evidence=picture, subject=FIGURE, unit=SECURITY) != link
    assert Link.objects.count() == 2


def test_each_act_is_in_the_history(clerk: Actor, picture: Evidence) -> None:
    unlink_file(actor=clerk, link=Link.objects.get(), reason="Era de otra cifra.")
    told = [entry.what for entry in history(f"file:{picture.sha256}")]
    assert told == ["Desvinculó el archivo", "Vinculó el archivo", "Subió el archivo"]


def test_a_name_that_promises_another_type_is_said(clerk: Actor) -> None:
    assert store_file(actor=clerk, content=PDF, name="foto.jpg", unit=SECURITY).name_disagrees
    assert not store_file(actor=clerk, content=photo(), name="foto.jpeg", unit=SECURITY).name_disagrees


def test_what_is_refused_leaves_nothing(clerk: Actor, home: Path) -> None:
    with pytest.raises(FileRefused):
        store_file(actor=clerk, content=b"<html>", name="a.html", unit=SECURITY)
    assert not files_in(home)
    assert not Evidence.objects.exists()


def test_an_interrupted_act_leaves_no_row_and_its_bytes_are_swept_a_day_later(clerk: Actor, home: Path) -> None:
    def cut_short() -> None:
        with transaction.atomic():
            store_file(actor=clerk, content=PDF, name="a.pdf", unit=SECURITY)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_short()
    assert not Evidence.objects.exists()
    assert sweep() == 0
    (left,) = home.glob("files/??/*")
    yesterday = time.time() - 25 * 3600
    os.utime(left, (yesterday, yesterday))
    assert sweep() == 1
    assert not files_in(home)


def test_the_sweep_leaves_alone_what_is_kept(picture: Evidence, home: Path) -> None:
    old = time.time() - 25 * 3600
    for path in home.glob("files/??/*"):
        os.utime(path, (old, old))
    assert sweep() == 0


def test_nothing_half_written_is_ever_in_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_disk(_descriptor: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", no_disk)
    with pytest.raises(FaroError, match="espacio"):
        store.keep(store.original_path("a" * 64), b"x")
    assert not files_in(home)


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"other"), Path.unlink])
def test_damage_on_disk_is_told_and_never_served(picture: Evidence, damage: object) -> None:
    assert callable(damage)
    damage(store.original_path(picture.sha256))
    with pytest.raises(store.FileDamaged):
        original_content(evidence=picture)


def test_a_lost_copy_is_made_again_from_the_original(picture: Evidence) -> None:
    path = store.copy_path(picture.sha256, CopyKind.THUMBNAIL)
    before = path.read_bytes()
    path.unlink()
    assert copy_content(evidence=picture, kind=CopyKind.THUMBNAIL) == before
