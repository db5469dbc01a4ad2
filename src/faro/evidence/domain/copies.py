"""Copies of an image made anew from its points: nothing else of the original is in them."""

import io
import warnings
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageOps, UnidentifiedImageError

from faro.evidence.domain import refusals
from faro.evidence.domain.limits import FileLimits

COPY_MEDIA_TYPE = "image/webp"
COPY_SUFFIX = ".webp"
_QUALITY = 82


class CopyKind(StrEnum):
    """What a copy is for."""

    DISPLAY = "display"
    THUMBNAIL = "thumbnail"

    @property
    def side(self) -> int:
        """The longest side, in points."""
        return 1600 if self is CopyKind.DISPLAY else 320


@dataclass(frozen=True, slots=True)
class ImageCopy:
    """A copy as WebP; sides in points."""

    content: bytes
    width: int
    height: int


def copies_of(content: bytes, decoder: str, limits: FileLimits) -> dict[CopyKind, ImageCopy]:
    """The copies of an image, turned the way it is seen. Raises :class:`FileRefused`.

    ``decoder``: the one format it may be read as. Only points are carried over: no EXIF (place, device, author), no
    colour profile, no comment, no second image behind the first.
    """
    image = _opened(content, decoder, limits)
    return {kind: _copy(image, kind) for kind in (CopyKind.DISPLAY, CopyKind.THUMBNAIL)}


def _opened(content: bytes, decoder: str, limits: FileLimits) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=(decoder,))
        if image.width * image.height > limits.image_pixels:
            raise refusals.too_many_pixels(limits.image_pixels)
        image.draft("RGB", (CopyKind.DISPLAY.side, CopyKind.DISPLAY.side))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            upright = ImageOps.exif_transpose(image)
        return upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except Image.DecompressionBombError as error:
        raise refusals.too_many_pixels(limits.image_pixels) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise refusals.damaged() from error


def _copy(image: Image.Image, kind: CopyKind) -> ImageCopy:
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    bare.thumbnail((kind.side, kind.side))
    saved = io.BytesIO()
    bare.save(saved, "WEBP", quality=_QUALITY)
    return ImageCopy(saved.getvalue(), bare.width, bare.height)
