"""What the tests of this room need clean."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def forgotten_attempts() -> Iterator[None]:
    """The library counts attempts in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()
