"""Files of every kind, made on the spot; some meant ill."""

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
CSV = "código,logro\nIND.01,48\n".encode()
GPS_IFD, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
CAMERA = "CamaraSecreta"


def photo(width: int = 400, height: int = 300, orientation: int = 1) -> bytes:
    """A JPEG that says where and with what it was taken."""
    exif = Image.Exif()
    exif[MAKE] = CAMERA
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS_IFD).update({1: "S", 2: (17.0, 38.0, 22.0), 3: "W", 4: (71.0, 20.0, 15.0)})
    saved = io.BytesIO()
    Image.new("RGB", (width, height), (200, 120, 40)).save(saved, "JPEG", exif=exif, comment=CAMERA.encode())
    return saved.getvalue()


def png(width: int = 40, height: int = 30) -> bytes:
    """A PNG of one colour: a few bytes, however many points."""
    saved = io.BytesIO()
    Image.new("1", (width, height)).save(saved, "PNG")
    return saved.getvalue()


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP with those parts."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return saved.getvalue()


def office(
    main: str = "word/document.xml", types: bytes = b"<Types/>", more: Mapping[str, bytes] | None = None
) -> bytes:
    """The least that an Office file is."""
    saved = io.BytesIO(archive(more or {}))
    with zipfile.ZipFile(saved, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", types)
        made.writestr(main, b"<document/>")
    return saved.getvalue()
