"""Plans on disk, and the pledges that are read in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faro.reading.opening import read_document
from faro.reading.pledges.model import PledgeReading
from faro.reading.pledges.reading import read_pledges

ReadPlan = Callable[[str, bytes], PledgeReading]


@pytest.fixture
def read_plan(tmp_path: Path) -> ReadPlan:
    """Read these bytes as a plan in a file of that name."""

    def reading(name: str, content: bytes) -> PledgeReading:
        path = tmp_path / name
        path.write_bytes(content)
        return read_pledges(read_document(path, layout=True))

    return reading
