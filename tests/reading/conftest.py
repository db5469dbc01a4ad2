"""Documents on disk, and what Faro finds in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faro.reading.document import Document
from faro.reading.extraction import Extraction, extract
from faro.reading.opening import read_document

Read = Callable[[str, bytes], Document]
Find = Callable[[str, bytes], Extraction]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read these bytes as a file of that name."""

    def reading(name: str, content: bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(content)
        return read_document(path)

    return reading


@pytest.fixture
def find(read: Read) -> Find:
    """Read them and find what they hold."""
    return lambda name, content: extract(read(name, content))
