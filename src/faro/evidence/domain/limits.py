"""What is refused before it is kept."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Technical limits that guard the machine; sizes in bytes. ``file_bytes`` is replaced by the catalogue's."""

    file_bytes: int = 25 * MEBIBYTE
    files_at_once: int = 20
    unpacked_bytes: int = 500 * MEBIBYTE
    parts: int = 5_000
    part_ratio: int = 200
    part_bytes_above_suspicion: int = 8 * MEBIBYTE
    image_pixels: int = 64_000_000
