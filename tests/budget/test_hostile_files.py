"""Files that are broken, cut, disguised or made to hurt: good rows are taken, the others told apart, nothing hangs."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.budget.conftest import ACTOR
from tests.budget.files import COLUMNS, mef_bytes, mef_row

from faro.budget.api import GivenFile, Release, import_mef, quarantine_of
from faro.budget.domain.searching import MOST_BROKEN, TooManyBroken
from faro.budget.domain.source import Unreadable
from faro.budget.services.mef import NothingFound
from faro.kernel.errors import FaroError, InputProblems

PLACE = {name: place for place, name in enumerate(COLUMNS)}
GOOD = mef_bytes([mef_row()], mark=False).splitlines(keepends=True)[1]
LAST = mef_bytes([mef_row(SEC_FUNC="0003")], mark=False).splitlines(keepends=True)[1]
HEADER = mef_bytes([])


def with_field(column: str, field: bytes) -> bytes:
    fields = mef_bytes([mef_row(SEC_FUNC="0002")], mark=False).splitlines()[1].split(b",")
    fields[PLACE[column]] = field
    return b",".join(fields) + b"\n"


def brought(folder: Path, content: bytes, name: str = "gasto.csv") -> Release:
    path = folder / name
    path.write_bytes(content)
    return import_mef(actor=ACTOR, file=GivenFile(path), unit="301498").release


def told(release: Release) -> list[tuple[int, str, str]]:
    return [(remark.line, remark.code, remark.column) for remark in quarantine_of(release)]


def codes(problems: pytest.ExceptionInfo[InputProblems]) -> list[str]:
    return [problem.code for problem in problems.value.problems]


BROKEN = {
    "letters": (with_field("MONTO_PIM", b"abc"), "bad_amount", "MONTO_PIM"),
    "formula": (with_field("MONTO_PIA", b"=SUM(A1:A9)"), "bad_amount", "MONTO_PIA"),
    "three decimals": (with_field("MONTO_GIRADO_ANUAL", b"1.005"), "bad_amount", "MONTO_GIRADO_ANUAL"),
    "exponent": (with_field("MONTO_DEVENGADO_MAYO", b"1e5"), "bad_amount", "MONTO_DEVENGADO_MAYO"),
    "too much": (with_field("MONTO_PIM", b"9" * 20), "bad_amount", "MONTO_PIM"),
    "no code": (with_field("SEC_FUNC", b""), "empty_code", "SEC_FUNC"),
    "long code": (with_field("RUBRO", b"9" * 21), "long_code", "RUBRO"),
    "no year": (with_field("ANO_EJE", b"24"), "bad_year", "ANO_EJE"),
    "no unit": (with_field("SEC_EJEC", b""), "bad_unit", "SEC_EJEC"),
    "unit in words": (with_field("SEC_EJEC", b"ILO"), "bad_unit", "SEC_EJEC"),
    "another encoding": (with_field("META_NOMBRE", "AÑO".encode("latin-1")), "encoding", ""),
    "null character": (with_field("META_NOMBRE", b"A\0B"), "null_character", ""),
    "too few fields": (GOOD.rpartition(b",")[0] + b"\n", "field_count", ""),
    "too many fields": (GOOD.rstrip(b"\n") + b",7\n", "field_count", ""),
    "open quote": (with_field("META_NOMBRE", b'"ABIERTA'), "open_quote", ""),
    "text after a quote": (with_field("META_NOMBRE", b'"A"B'), "open_quote", ""),
    "huge field": (with_field("META_NOMBRE", b"X" * (1 << 20)), "too_long", ""),
    "huge quoted field": (with_field("META_NOMBRE", b'"' + b"X" * (1 << 20) + b'"'), "too_long", ""),
    "field for the csv module": (with_field("META_NOMBRE", b'"' + b"X" * 200_000 + b'"'), "too_long", ""),
    "the row before again": (GOOD, "repeated", "SEC_FUNC"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_row_is_left_out_with_its_line_and_reason_and_the_others_stay(
    db: None, tmp_path: Path, name: str
) -> None:
    row, code, column = BROKEN[name]

    release = brought(tmp_path, HEADER + GOOD + row + LAST)

    assert told(release) == [(3, code, column)]
    assert list(release.lines.values_list("line", "sec_func")) == [(2, "0001"), (4, "0003")]
    assert (release.rows_read, release.rows_taken, release.rows_quarantined, release.rows_skipped) == (3, 2, 1, 0)


def test_a_row_with_several_faults_is_one_row_with_each_of_them_told(db: None, tmp_path: Path) -> None:
    fields = with_field("MONTO_PIM", b"abc").split(b",")
    fields[PLACE["RUBRO"]] = b""

    release = brought(tmp_path, HEADER + GOOD + b",".join(fields))

    assert told(release) == [(3, "empty_code", "RUBRO"), (3, "bad_amount", "MONTO_PIM")]
    assert release.rows_quarantined == 1
    assert "abc" in quarantine_of(release)[1].raw


def test_a_broken_row_of_nobody_knows_whom_is_left_out_too(db: None, tmp_path: Path) -> None:
    others = mef_bytes([mef_row(SEC_EJEC="300001", SEC_FUNC=f"{n:04d}") for n in range(50)], mark=False)

    release = brought(tmp_path, HEADER + others.split(b"\n", 1)[1] + b"solo,tres,campos\n" + GOOD)

    assert told(release) == [(52, "field_count", "")]
    assert release.rows_skipped == 50


def test_blank_lines_are_nothing(db: None, tmp_path: Path) -> None:
    release = brought(tmp_path, HEADER + b"\n" + GOOD + b"\r\n\n" + LAST.rstrip(b"\n"))

    assert (release.rows_read, release.rows_taken) == (2, 2)


def test_a_file_cut_in_its_last_row_keeps_the_others(db: None, tmp_path: Path) -> None:
    release = brought(tmp_path, (HEADER + GOOD + LAST)[:-40])

    assert told(release) == [(3, "field_count", "")]
    assert release.rows_taken == 1


def test_every_missing_column_is_told_at_once(db: None, tmp_path: Path) -> None:
    gone = ("MONTO_PIM", "SEC_EJEC", "RUBRO")
    columns = [name for name in COLUMNS if name not in gone]
    with pytest.raises(InputProblems) as problems:
        brought(tmp_path, mef_bytes([mef_row()], columns))

    assert {problem.place.column for problem in problems.value.problems} == set(gone)
    assert set(codes(problems)) == {"missing_column"}
    assert not Release.objects.exists()


def test_a_column_twice_is_refused(db: None, tmp_path: Path) -> None:
    with pytest.raises(InputProblems) as problems:
        brought(tmp_path, mef_bytes([mef_row()], [*COLUMNS, "MONTO_PIM"]))
    assert codes(problems) == ["repeated_column"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\n\n", "empty_file"),
        (HEADER.decode("utf-8-sig").encode("utf-16"), "not_utf8"),
        (HEADER.replace(b",", b";"), "wrong_delimiter"),
        (b"%PDF-1.7\n", "missing_column"),
        (b"\0" * 4096, "missing_column"),
    ],
)
def test_what_is_no_such_file_is_refused(db: None, tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(InputProblems) as problems:
        brought(tmp_path, content)
    assert code in codes(problems)
    assert not Release.objects.exists()


def test_headings_alone_hold_nothing(db: None, tmp_path: Path) -> None:
    with pytest.raises(NothingFound):
        brought(tmp_path, HEADER)


def test_a_file_without_a_row_to_take_says_what_is_wrong_with_the_first(db: None, tmp_path: Path) -> None:
    with pytest.raises(NothingFound, match=r"no se pueden leer: 1\. La primera, línea 2, MONTO_PIM: El monto no es"):
        brought(tmp_path, HEADER + with_field("MONTO_PIM", b"mil"))


def test_a_file_in_which_hardly_a_row_can_be_read_is_given_up(db: None, tmp_path: Path) -> None:
    with pytest.raises(TooManyBroken):
        brought(tmp_path, HEADER + GOOD + b"a,b\n" * (MOST_BROKEN + 1))
    assert not Release.objects.exists()


def zipped(folder: Path, members: Sequence[tuple[str, bytes]], name: str = "gasto.zip") -> bytes:
    path = folder / f"made-{name}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members:
            archive.writestr(member, content)
    return path.read_bytes()


def test_a_zip_with_the_file_is_the_file(db: None, tmp_path: Path) -> None:
    packed = zipped(tmp_path, [("carpeta/2024.csv", HEADER + GOOD), ("leame.txt", b"hola")])

    release = brought(tmp_path, packed, "gasto.zip")

    assert release.rows_taken == 1
    assert release.sha256 == brought(tmp_path, HEADER + GOOD).sha256


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ([("a.csv", HEADER), ("b.csv", HEADER)], "not_one_csv"),
        ([("a.txt", HEADER)], "not_one_csv"),
        ([("a.csv", b"0" * (80 * 1024**2))], "zip_bomb"),
    ],
)
def test_other_archives_are_refused(db: None, tmp_path: Path, members: Sequence[tuple[str, bytes]], code: str) -> None:
    with pytest.raises(InputProblems) as problems:
        brought(tmp_path, zipped(tmp_path, members), "gasto.zip")
    assert codes(problems) == [code]


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_an_archive_that_was_cut_or_changed_is_refused(db: None, tmp_path: Path, keep: float) -> None:
    packed = zipped(tmp_path, [("a.csv", HEADER + b"".join(GOOD.replace(b"0001", b"%04d" % n) for n in range(200)))])
    place = int(len(packed) * keep)
    with pytest.raises(FaroError):
        brought(tmp_path, packed[:place], "gasto.zip")
    with pytest.raises((Unreadable, InputProblems)):
        brought(tmp_path, packed[: len(packed) // 3] + b"\0" * 40 + packed[len(packed) // 3 + 40 :], "gasto.zip")
    assert not Release.objects.exists()
