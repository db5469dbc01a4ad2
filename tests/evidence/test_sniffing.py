"""What a file is, whatever its name says; and what is not kept."""

from dataclasses import replace

import pytest
from tests.evidence.samples import CSV, PDF, archive, office, photo, png

from faro.evidence.domain.limits import FileLimits
from faro.evidence.domain.refusals import FileRefused
from faro.evidence.domain.sniffing import sniff

LIMITS = FileLimits()
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (PDF, "a.pdf", "application/pdf"),
        (PDF, "a.exe", "application/pdf"),
        (photo(), "a.png", "image/jpeg"),
        (png(), "", "image/png"),
        (CSV, "a.csv", "text/csv"),
        (CSV, "a", "text/plain"),
        ("año\n".encode("cp1252"), "a.txt", "text/plain"),
        (office(), "a.zip", WORD),
        (office("xl/workbook.xml"), "a.docx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (
            archive({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "a.odt",
            "application/vnd.oasis.opendocument.text",
        ),
    ],
)
def test_the_content_says_what_a_file_is(content: bytes, name: str, media_type: str) -> None:
    assert sniff(content, name, LIMITS).media_type == media_type


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<!doctype html><script>alert(1)</script>", "unknown_type"),
        (b"  \n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "unknown_type"),
        (b"\xef\xbb\xbf<html>", "unknown_type"),
        (b"MZ\x90\x00\x03", "unknown_type"),
        (b"#!/bin/sh\nrm -rf /\n", "unknown_type"),
        (b"GIF89a\x01\x00\x01\x00", "unknown_type"),
        (b"<?php system($_GET['c']); ?>", "unknown_type"),
        (archive({"notes": b"x"}), "unknown_type"),
        (b"PK\x03\x04 cut short", "damaged"),
        (b"%PDF-1.4 cut short", "damaged"),
        (PDF + archive({"payload": b"x"}), "polyglot"),
        (photo() + archive({"payload": b"x"}), "polyglot"),
        (office(more={"word/vbaProject.bin": b"x"}), "macros"),
        (office(types=b"<Types x='application/vnd.ms-word.document.macroEnabled.main+xml'/>"), "macros"),
        (OLE + b"WordDocument", "old_office"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected"),
        (office(more={"../../etc/passwd": b"x"}), "damaged"),
        (office(more={"word/media/bomb": bytes(20_000_000)}), "zip_bomb"),
    ],
)
def test_what_could_do_harm_or_be_nothing_is_refused_in_words(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        sniff(content, "informe.pdf", LIMITS)
    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")


def test_a_bomb_of_many_small_parts_is_refused() -> None:
    many = {f"word/{n}": b"" for n in range(30)}
    with pytest.raises(FileRefused, match="demasiado"):
        sniff(office(more=many), "a.docx", replace(LIMITS, parts=20))


def test_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(FileRefused, match="1 MB"):
        sniff(PDF * 40_000, "a.pdf", replace(LIMITS, file_bytes=1024 * 1024))
