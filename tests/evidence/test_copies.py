import io
from dataclasses import replace

import pytest
from PIL import Image
from tests.evidence.samples import CAMERA, photo, png

from faro.evidence.domain.copies import CopyKind, copies_of
from faro.evidence.domain.limits import FileLimits
from faro.evidence.domain.refusals import FileRefused

LIMITS = FileLimits()


def test_the_sample_says_where_it_was_taken() -> None:
    original = Image.open(io.BytesIO(photo()))
    assert original.getexif().get_ifd(0x8825)[1] == "S"
    assert CAMERA.encode() in photo()


def test_copies_say_neither_where_nor_with_what_it_was_taken() -> None:
    for copy in copies_of(photo(), "JPEG", LIMITS).values():
        shown = Image.open(io.BytesIO(copy.content))
        assert not dict(shown.getexif())
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(shown.info)
        assert CAMERA.encode() not in copy.content
        assert b"EXIF" not in copy.content


def test_copies_are_no_larger_than_they_are_shown() -> None:
    copies = copies_of(photo(4000, 2000), "JPEG", LIMITS)
    sizes = {kind: (copy.width, copy.height) for kind, copy in copies.items()}
    assert sizes == {CopyKind.DISPLAY: (1600, 800), CopyKind.THUMBNAIL: (320, 160)}


def test_a_small_image_is_not_blown_up_and_a_turned_one_is_set_upright() -> None:
    copy = copies_of(photo(300, 200, orientation=6), "JPEG", LIMITS)[CopyKind.DISPLAY]
    assert (copy.width, copy.height) == (200, 300)


@pytest.mark.parametrize("content", [photo()[:200], b"\x89PNG\r\n\x1a\n" + b"0" * 50, png()[:38]])
def test_a_damaged_image_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        copies_of(content, "JPEG" if content.startswith(b"\xff") else "PNG", LIMITS)


def test_an_image_is_read_as_what_it_was_told_to_be_only() -> None:
    with pytest.raises(FileRefused):
        copies_of(png(), "JPEG", LIMITS)


@pytest.mark.parametrize("side", [1_100, 20_000])
def test_an_image_of_too_many_points_is_refused_before_it_is_decoded(side: int) -> None:
    content = png(side, side)
    assert len(content) < 200_000
    with pytest.raises(FileRefused, match="puntos"):
        copies_of(content, "PNG", replace(LIMITS, image_pixels=1_000_000))
