"""How big an input may be. Technical limits that guard the machine, not rules about plans."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused before it is read. Sizes in bytes.

    ``cells``, ``book_rows``, ``marks``: of a whole workbook; marks are what its markup holds besides cells: shared
    texts, styles.
    """

    file_bytes: int = 64 * MEBIBYTE
    descriptor_bytes: int = MEBIBYTE
    unpacked_bytes: int = 256 * MEBIBYTE
    part_ratio: int = 200
    part_bytes_above_suspicion: int = 4 * MEBIBYTE
    parts: int = 2_000
    rows: int = 500_000
    columns: int = 1_000
    text_length: int = 32_767
    cells: int = 20_000_000
    book_rows: int = 5_000_000
    marks: int = 10_000_000
    problems: int = 1_000


LIMITS = Limits()
"""A text is limited to what a workbook cell holds, so that every package can become a workbook."""
