"""What an expression may point at: the shape of the form it stands in."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Structure:
    """Paths of a form, as ``/data/group/name``."""

    paths: frozenset[str]
    """Of every question, group and repeat, the root too."""
    repeats: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)
    """Key of the question at a path."""
    lists: frozenset[str] = frozenset()
    """Lists the form brings along."""
    external: frozenset[str] = frozenset()
    """Lists kept elsewhere."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Translations by their id, in the form's language."""

    def repeat_of(self, path: str) -> str | None:
        """The repeat a path stands in; none for a repeat itself."""
        return next((repeat for repeat in self.repeats if path.startswith(repeat + "/")), None)


def depth(path: str) -> int:
    """Steps from the root."""
    return path.count("/")
