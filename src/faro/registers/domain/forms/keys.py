"""The key of each question: its name, with as many groups before it as tell it from others of that name."""

from collections import Counter
from collections.abc import Iterable


def keys_of(paths: Iterable[str]) -> dict[str, str]:
    """Key by path (``/data/group/name``); the shortest end of the path that no other question shares."""
    names = {path: path.split("/")[2:] for path in paths}
    ends = Counter(".".join(parts[-size:]) for parts in names.values() for size in range(1, len(parts) + 1))
    found: dict[str, str] = {}
    for path, parts in names.items():
        candidates = (".".join(parts[-size:]) for size in range(1, len(parts) + 1))
        found[path] = next((one for one in candidates if ends[one] == 1), ".".join(parts))
    return found
