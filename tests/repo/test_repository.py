"""What stays out of the repository, and what it promises about itself."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LARGEST_FILE = 5_000_000


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_a_lock_has_a_hash_for_every_version_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.replace("\\\n", " "))

    assert "://" not in text
    assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


def test_no_file_is_too_large_for_a_repository() -> None:
    assert [path for path in tracked_files() if path.stat().st_size > LARGEST_FILE] == []


def test_no_file_names_a_place_on_one_machine() -> None:
    # ``/root/item`` is where an XForm keeps the rows of its lists.
    suspicious = re.compile(rb"(?<![\w./])/(?:home|root(?!/item\b)|work|Users)/\w")
    named = [path for path in tracked_files() if path.suffix != ".txt" and suspicious.search(path.read_bytes())]

    assert [path for path in named if path != Path(__file__)] == []


def test_the_changelog_begins_with_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert headings[0] == version


def test_every_relative_link_in_the_documents_leads_somewhere() -> None:
    documents = [path for path in tracked_files() if path.suffix == ".md"]
    links = [
        (path, target)
        for path in documents
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8"))
        if "://" not in target
    ]

    assert [(path.name, target) for path, target in links if not (path.parent / target).exists()] == []


def test_the_decision_records_are_numbered_and_listed() -> None:
    records = sorted(path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    index = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")

    assert [int(name[:4]) for name in records] == list(range(1, len(records) + 1))
    assert [name for name in records if name not in index] == []
