"""Form of printed words: those that are probably misspelt, seen from how the rest of the document spells them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Occurrence, Place, RuleClass, Severity
from faro.checks.rule import Example, Rule
from faro.checks.rules.format_spelling import likely_misspelt
from faro.checks.rules.name_wordings import officials, wordings
from faro.checks.rules.name_words import Kinship, difference
from faro.checks.samples import evidence, printed, printed_table
from faro.checks.words import folded
from faro.kernel.text import _

_MISSPELT = "format.misspelt"
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"«([^»]+)»")
_OFTEN = 2
"""A word that stands in this many different texts is taken to be spelt as meant."""


@dataclass(frozen=True)
class _PrintedText:
    """A printed text in which a misspelt word is looked for. ``like`` is the name it should be, if it is one."""

    text: str
    place: Place
    like: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.text))


def _misspellings(found: Evidence) -> Iterator[Finding]:
    texts = tuple(_headings_and_names(found))
    spread = _spread(found, texts)
    common = tuple(word for word, count in spread.items() if count >= _OFTEN)
    by_word: dict[tuple[str, str], list[_PrintedText]] = {}
    for text in texts:
        candidates = _folded_words(text.like) if text.like else common
        for word in text.words:
            meant = _meant(folded(word), candidates, spread, of_a_name=bool(text.like))
            if meant:
                by_word.setdefault((word, meant), []).append(text)
    for (word, meant), places in by_word.items():
        yield _misspelling(word, meant, places)


def _meant(word: str, candidates: Iterable[str], spread: Mapping[str, int], *, of_a_name: bool) -> str | None:
    if spread[word] != 1:
        return None
    return next(
        (
            other
            for other in candidates
            if spread[other] >= _OFTEN and likely_misspelt(word, other, of_a_name=of_a_name)
        ),
        None,
    )


def _misspelling(word: str, meant: str, texts: list[_PrintedText]) -> Finding:
    message = _("«{word}» parece una errata: en el resto del documento se lee «{meant}» («{text}»).")
    return Finding(
        _MISSPELT,
        word,
        message.format(word=word, meant=meant, text=texts[0].text),
        tuple(Occurrence(text.place, text.text) for text in texts),
        printed=word,
        cause=folded(word),
    )


def _headings_and_names(found: Evidence) -> Iterator[_PrintedText]:
    """Titles, headings, what the notes quote of them («…»), and the names of codes. Each text once per table."""
    seen: dict[tuple[str, str, str], _PrintedText] = {}
    for row in found.rows("printed_tables"):
        place = Place(row["source"] or "", table=row["id"])
        for text in (row["title"], *_QUOTED.findall(row["note"] or "")):
            seen.setdefault((row["id"], "", text), _PrintedText(text, place))
    sources = {row["id"]: row["source"] or "" for row in found.rows("printed_tables")}
    for cell in found.rows("printed_cells"):
        heading, table, column = cell["heading"] or "", cell["table"], cell["column"]
        place = Place(sources.get(table, ""), table=table, column=column)
        seen.setdefault((table, column, heading), _PrintedText(heading, place))
    names = officials(found)
    yield from seen.values()
    for wording in wordings(found):
        if wording.code in names and _is_other_than(wording.text, names[wording.code].text):
            yield _PrintedText(wording.text, wording.place, names[wording.code].text)


def _is_other_than(name: str, official: str) -> bool:
    """A name that differs by its spelling alone is a variant, which is another rule's to say."""
    return difference(name, official).kinship is not Kinship.SAME


def _spread(found: Evidence, texts: Iterable[_PrintedText]) -> Counter[str]:
    """In how many different texts each word stands. The same text printed in several places is one."""
    claims = (row["words"] for row in found.rows("claims"))
    cells = (cell["text"] for cell in found.rows("printed_cells"))
    official = (each.text for each in officials(found).values())
    written = (row["text"] for row in found.rows("texts"))
    everything = {text for text in (*claims, *cells, *official, *written) if text} | {each.text for each in texts}
    return Counter(word for text in {folded(each) for each in everything} for word in set(_WORD.findall(text)))


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))


def _titled(words: str, heading: str) -> Example:
    first = printed_table("t-3", "", {"amount": heading}, [("10.00",)], title="Tabla N°03: Asignación")
    rest = printed_table("t-4", "", {"amount": "Monto modificado"}, [("10.00",)], title="Tabla N°04: POI modificado")
    return Example(words, evidence(**printed(first, rest)))


MISSPELT_RULES: tuple[Rule, ...] = (
    Rule(
        _MISSPELT,
        RuleClass.FORMAT,
        Severity.LOW,
        _("Erratas probables"),
        _("Un título, encabezado o nombre trae una palabra que el resto del documento escribe de otra manera."),
        _("Una palabra que aparece una sola vez y casi igual a otra frecuente suele ser una errata."),
        _misspellings,
        lambda: _titled(_("Un encabezado repite una sílaba."), "POI MODODIFICADO"),
        lambda: _titled(_("Todos escriben la palabra igual."), "POI MODIFICADO"),
    ),
)
