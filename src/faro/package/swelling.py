"""What a ZIP archive that a stranger may have made would unpack to, from its directory alone."""

import zipfile
from collections.abc import Sequence
from typing import Protocol


class ZipLimits(Protocol):
    """How much an archive may unpack to; sizes in bytes. A part is suspicious above a size and a ratio of packing."""

    @property
    def parts(self) -> int:
        """Files in the archive."""

    @property
    def unpacked_bytes(self) -> int:
        """All of them together."""

    @property
    def part_ratio(self) -> int:
        """How many times larger than packed."""

    @property
    def part_bytes_above_suspicion(self) -> int:
        """Below this size a part may pack as well as it likes."""


def unpacked_bytes(parts: Sequence[zipfile.ZipInfo]) -> int:
    """What the directory says that the parts unpack to."""
    return sum(part.file_size for part in parts)


def unpacks_to_too_much(parts: Sequence[zipfile.ZipInfo], limits: ZipLimits) -> bool:
    """Whether the archive is too much to be opened at all."""
    return (
        len(parts) > limits.parts
        or unpacked_bytes(parts) > limits.unpacked_bytes
        or any(_swollen(part, limits) for part in parts)
    )


def _swollen(part: zipfile.ZipInfo, limits: ZipLimits) -> bool:
    suspicious = part.file_size > limits.part_bytes_above_suspicion
    return suspicious and part.file_size > limits.part_ratio * max(part.compress_size, 1)
