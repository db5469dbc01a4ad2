"""What a service refuses, with what a page needs to lead on."""

from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.parties.selectors.likely import Candidate


class IdentifierTaken(FaroError):
    """Another party has the number. ``key``: the party that it stands for; ``place``: which of those given."""

    def __init__(self, label: str, key: str, place: int = 0) -> None:
        self.label, self.key, self.place = label, key, place
        super().__init__(_("{label}: ese número ya es de la ficha {key}.").format(label=label, key=key))


class LikelyDuplicates(FaroError):
    """Parties that are likely the same one and that nobody has looked at yet."""

    def __init__(self, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = candidates
        words = ngettext("Hay {n} ficha parecida.", "Hay {n} fichas parecidas.", len(candidates))
        super().__init__(f"{words.format(n=len(candidates))} {_('Diga si es otra antes de guardar.')}")


class IdentifierConflict(FaroError):
    """Two parties to be merged do not agree, and nobody said that they are the same all the same."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        self.sentences = sentences
        super().__init__(_("No coinciden en todo: {what}").format(what=" ".join(sentences)))
