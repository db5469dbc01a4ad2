"""Whether two sealed packages say the same."""

from faro.package.model import Package

LIVE_TABLES = frozenset({"commitments"})
"""What citizens see as it changes, without a publication: it makes nothing that waits to be published."""


def same_data(one: Package, other: Package) -> bool:
    """Whether two packages say the same, apart from what is seen as it changes."""
    names = (one.tables.keys() | other.tables.keys()) - LIVE_TABLES
    return all(
        name in one.tables and name in other.tables and one.tables[name].equals(other.tables[name]) for name in names
    )
