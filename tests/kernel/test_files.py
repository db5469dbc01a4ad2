import os
from pathlib import Path

import pytest

from faro.kernel.files import FileNotWritten, keep_previous, write_file


def test_a_file_and_its_folders_are_written(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.txt", b"one")
    write_file(tmp_path / "a" / "b.txt", b"two")

    assert (tmp_path / "a" / "b.txt").read_bytes() == b"two"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_what_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "full").touch()

    with pytest.raises(FileNotWritten, match="«folder»: es una carpeta"):
        write_file(tmp_path / "folder", b"")
    with pytest.raises(FileNotWritten, match=r"no es una carpeta|ya existe un archivo"):
        write_file(tmp_path / "folder" / "full" / "x", b"")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(FileNotWritten, match="no hay permiso"):
        write_file(tmp_path / "x", b"")


def test_an_earlier_file_is_kept_under_the_next_free_name(tmp_path: Path) -> None:
    path, fresh = tmp_path / "informe.docx", tmp_path / "fresh"
    fresh.write_bytes(b"new")
    (tmp_path / "informe (anterior 1).docx").write_bytes(b"older")
    path.write_bytes(b"old")

    assert keep_previous(path, fresh) == tmp_path / "informe (anterior 2).docx"
    assert keep_previous(path, fresh) is None
