"""What people really send: empty, huge, half, twice, in another encoding, with ill will; nothing of it does harm."""

import io
import stat
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.plans.conftest import ACTOR
from tests.plans.folders import with_cell, zip_of, zipped

from faro.kernel.errors import FaroError, InputProblems
from faro.package.limits import Limits
from faro.package.model import Package
from faro.package.writing import write_workbook
from faro.plans.api import Decisions, Plan
from faro.plans.domain.unpacking import Uploaded, read_uploaded
from faro.plans.models import Upload
from faro.plans.services.uploading import confirm_upload, receive_upload, uploaded_package

SMALL = Limits(file_bytes=2_000_000, unpacked_bytes=1_000_000, part_bytes_above_suspicion=100_000, parts=40)


def refusal(content: bytes, workshop: Path, name: str = "pei.zip") -> str:
    with pytest.raises(InputProblems) as refused:
        read_uploaded(Uploaded(content, name), workshop, SMALL)
    assert all(problem.message and problem.mend for problem in refused.value.problems)
    return refused.value.problems[0].code


@pytest.mark.parametrize("folder", ["", "pei/", "descargas/2022/pei/", "./pei/"])
def test_a_folder_is_found_however_deep_it_was_packed(ilo_package: Package, tmp_path: Path, folder: str) -> None:
    clutter = {"__MACOSX/pei/._plan.csv": b"x", "pei/.DS_Store": b"x"}
    found = read_uploaded(Uploaded(zipped(ilo_package, folder, clutter), "pei.zip"), tmp_path)
    assert all(found.tables[name].equals(frame) for name, frame in ilo_package.tables.items())


def test_a_workbook_is_known_by_what_it_is(ilo_package: Package, tmp_path: Path) -> None:
    write_workbook(ilo_package, tmp_path / "x.xlsx")
    content = (tmp_path / "x.xlsx").read_bytes()
    workshop = tmp_path / "taller"
    workshop.mkdir()
    found = read_uploaded(Uploaded(content, "C:\\Mis documentos\\Plan 2022 (versión final).XLSX"), workshop)
    assert found.tables["targets"].equals(ilo_package.tables["targets"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"x" * 2_000_001, "file_too_large"),
        (b"%PDF-1.7", "not_a_package"),
        (b"PK\x03\x04 nothing more", "broken_zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_workbook"),
        (zip_of({}), "no_descriptor"),
        (zip_of({"pei/plan.csv": b"code\n"}), "no_descriptor"),
        (zip_of({"a/datapackage.json": b"{}", "b/datapackage.json": b"{}"}), "several_packages"),
        (zip_of({"../datapackage.json": b"{}"}), "unsafe_zip"),
        (zip_of({"/etc/datapackage.json": b"{}"}), "unsafe_zip"),
        (zip_of({"C:\\datapackage.json": b"{}"}), "unsafe_zip"),
        (zip_of({"pei/datapackage.json": b"{}", "pei/..\\x.csv": b"x"}), "unsafe_zip"),
        (zip_of({"datapackage.json": b"{}", "DataPackage.json": b"{}"}), "unsafe_zip"),
        (zip_of({"datapackage.json": b"{}", "plan.csv": b"0" * 900_000}), "zip_bomb"),
        (zip_of({f"{n}.csv": b"x" for n in range(41)}), "zip_bomb"),
    ],
)
def test_what_is_no_package_is_refused_with_its_mend(tmp_path: Path, content: bytes, code: str) -> None:
    workshop = tmp_path / "taller"
    workshop.mkdir()
    assert refusal(content, workshop) == code
    assert {path.name for path in tmp_path.iterdir()} == {"taller"}


def test_half_a_zip_is_told_apart_from_no_zip(ilo_package: Package, tmp_path: Path) -> None:
    content = zipped(ilo_package)
    assert refusal(content[: len(content) // 2], tmp_path) == "broken_zip"


def test_a_zip_with_a_damaged_member_is_refused(ilo_package: Package, tmp_path: Path) -> None:
    content = bytearray(zipped(ilo_package))
    content[200:260] = b"\0" * 60
    assert refusal(bytes(content), tmp_path) == "broken_zip"


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        link = zipfile.ZipInfo("plan.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refusal(buffer.getvalue(), tmp_path) == "unsafe_zip"


def test_another_encoding_is_told_with_file_and_row(ilo_package: Package, tmp_path: Path) -> None:
    members = {"units.csv": "code,name\n01,Alcaldía\n".encode("latin-1")}
    with pytest.raises(InputProblems) as refused:
        read_uploaded(Uploaded(_replaced(zipped(ilo_package, ""), members), "x.zip"), tmp_path)
    problem = refused.value.problems[0]
    assert (problem.code, problem.place.file) == ("not_utf8", "units.csv")


def _replaced(content: bytes, members: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return zip_of(kept | members)


@pytest.mark.django_db
def test_an_upload_waits_on_the_server_and_comes_in_when_confirmed(ilo_package: Package) -> None:
    kept = receive_upload(actor=ACTOR, upload=Uploaded(zipped(ilo_package), "pei.zip"))
    assert not Plan.objects.exists()
    assert uploaded_package(kept).tables["texts"].equals(ilo_package.tables["texts"])
    confirm_upload(actor=ACTOR, digest=kept.digest, instrument="R.A. 1", reason="x", decisions=Decisions())
    assert Plan.objects.exists()
    assert not Upload.objects.exists()


@pytest.mark.django_db
def test_the_second_to_confirm_the_same_upload_is_told(ilo_package: Package) -> None:
    kept = receive_upload(actor=ACTOR, upload=Uploaded(zipped(ilo_package), "pei.zip"))
    confirm_upload(actor=ACTOR, digest=kept.digest, instrument="R.A. 1", reason="x", decisions=Decisions())
    with pytest.raises(FaroError, match="ya se importó o venció"):
        confirm_upload(actor=ACTOR, digest=kept.digest, instrument="R.A. 1", reason="x", decisions=Decisions())


@pytest.mark.django_db
def test_the_same_file_twice_is_one_upload(ilo_package: Package) -> None:
    content = zipped(ilo_package)
    for name in ("a.zip", "b.zip"):
        receive_upload(actor=ACTOR, upload=Uploaded(content, name))
    assert Upload.objects.get().origin == "b.zip"


@pytest.mark.django_db
def test_an_upload_that_nobody_confirmed_is_forgotten(ilo_package: Package) -> None:
    old = receive_upload(actor=ACTOR, upload=Uploaded(zipped(ilo_package), "pei.zip"))
    Upload.objects.update(expires=timezone.now() - timedelta(seconds=1))
    other = with_cell(ilo_package, "elements", 0, name="Otro")
    receive_upload(actor=ACTOR, upload=Uploaded(zipped(other), "pei.zip"))
    assert not Upload.objects.filter(digest=old.digest).exists()


@pytest.mark.django_db
def test_a_refused_confirmation_loses_nothing(ilo: Plan, ilo_package: Package) -> None:
    other = with_cell(ilo_package, "elements", 0, name="Otro")
    kept = receive_upload(actor=ACTOR, upload=Uploaded(zipped(other), "pei.zip"))
    with pytest.raises(FaroError, match="cambió desde"):
        confirm_upload(
            actor=ACTOR, digest=kept.digest, instrument="R.A. 1", reason="x", decisions=Decisions(seen="other")
        )
    assert uploaded_package(Upload.objects.get()).tables["elements"].equals(other.tables["elements"])
