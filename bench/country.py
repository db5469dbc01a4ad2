"""Which files a generated country of a given size consists of."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
WHOLE_COUNTRY = 1891
"""Municipalities of Peru."""

MUNICIPALITIES_PER_FILE = 100
TABLES = ("monthly", "activities", "elements")


@dataclass(frozen=True, slots=True)
class Part:
    """Some municipalities: a file of the same name for each table."""

    folder: Path
    first: int
    municipalities: int

    @property
    def plans(self) -> list[str]:
        """Codes that read like those of executing units."""
        return [str(300_001 + self.first + offset) for offset in range(self.municipalities)]

    @property
    def monthly(self) -> Path:
        return self._file("monthly")

    @property
    def activities(self) -> Path:
        return self._file("activities")

    @property
    def elements(self) -> Path:
        return self._file("elements")

    def _file(self, table: str) -> Path:
        return self.folder / table / f"municipalities-{self.first:04}-{self.first + self.municipalities - 1:04}.parquet"


def parts(municipalities: int, folder: Path = DATA, per_file: int = MUNICIPALITIES_PER_FILE) -> Iterator[Part]:
    """The parts of a country of that size, in the order of its municipalities."""
    for first in range(0, municipalities, per_file):
        yield Part(folder, first, min(per_file, municipalities - first))
