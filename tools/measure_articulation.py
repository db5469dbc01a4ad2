"""Measure the links that are proposed between objectives on the labelled objectives.

``measure_articulation.py tuning`` prints the figures of the half on which weights may be chosen. Without a word it
measures both halves and writes the figures into ``docs/articulation.md``; ``--check`` says whether they are there.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

from alignment_baselines import Ranker, by_letters, by_shared_words, by_word_tfidf
from alignment_measures import HELDOUT, ROOT, SHOWN, TUNING, Share
from faro.matching.alignment import ActionTexts, ActivityTexts
from faro.promises.domain.articulation.nearness import ObjectiveTexts, corpus_of, suggestions_for, words_of

DOCUMENT = ROOT / "docs" / "articulation.md"
PEI, PLANS = ROOT / "data" / "ilo" / "pei-2022", ROOT / "data" / "ilo" / "promises"
_BLOCK = re.compile(r"(<!-- measured: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_PRINTED = "002-A"
"""Objectives whose provincial one their document prints: a matcher that knows printed links would only repeat it."""

Row: TypeAlias = Mapping[str, str]
Found: TypeAlias = dict[str, list[str]]
"""Source of a row to the codes suggested, the nearest first."""


@dataclass(frozen=True)
class Question:
    """What is asked of which rows: ``column`` holds the right answer; ``entries`` are what may be suggested."""

    column: str
    levels: frozenset[str]
    entries: tuple[ObjectiveTexts, ...]
    printed: bool = True

    def rows(self, split: str) -> list[Row]:
        """The rows of one half that are asked."""
        return [
            row
            for row in records(ROOT / "data" / "articulation" / "objectives.csv")
            if row["split"] == split
            and row["level"] in self.levels
            and (self.printed or not row["source"].startswith(_PRINTED))
        ]

    def right(self, row: Row, *, lenient: bool) -> set[str]:
        """The codes that count as right."""
        return ({row[self.column], row[f"second_{self.column}"]} if lenient else {row[self.column]}) - {""}


def records(path: Path) -> list[dict[str, str]]:
    """The rows of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def questions() -> dict[str, Question]:
    """Down: which institutional objective serves it. Up: which provincial objective it serves."""
    return {
        "down": Question("oei", frozenset({"plan", "provincial", "regional"}), _institutional()),
        "up": Question("provincial", frozenset({"plan", "institutional"}), _provincial(), printed=False),
    }


def _institutional() -> tuple[ObjectiveTexts, ...]:
    named: dict[str, list[str]] = defaultdict(list)
    for row in records(PEI / "indicators.csv"):
        named[row["element"]].append(row["name"])
    elements = records(PEI / "elements.csv")
    return tuple(
        ObjectiveTexts(
            top["code"],
            top["name"],
            actions=tuple(each["name"] for each in elements if each["parent"] == top["code"]),
            indicators=(
                *named[top["code"]],
                *(name for each in elements if each["parent"] == top["code"] for name in named[each["code"]]),
            ),
        )
        for top in elements
        if top["level"] == "OEI"
    )


def _provincial() -> tuple[ObjectiveTexts, ...]:
    linked: dict[str, dict[str, None]] = defaultdict(dict)
    for row in records(PLANS / "articulation.csv"):
        for level in ("regional", "plan"):
            linked[row["provincial_objective"]][row[f"{level}_objective"]] = None
    labelled = records(ROOT / "data" / "articulation" / "objectives.csv")
    return tuple(
        ObjectiveTexts(row["source"], row["name"], linked=tuple(linked[row["name"]]))
        for row in labelled
        if row["level"] == "provincial"
    )


def methods(question: Question) -> dict[str, Callable[[Row], list[str]]]:
    """Every way that is compared, by its name."""
    actions = [ActionTexts(each.key, each.name, (*each.actions, *each.indicators)) for each in question.entries]
    bare = tuple(replace(each, linked=()) for each in question.entries)
    found = {
        "words in common": _plain(by_shared_words(actions)),
        "TF-IDF of words": _plain(by_word_tfidf(actions)),
        "TF-IDF of 3 to 5 letters": _plain(by_letters(actions)),
        "Faro, without the problem": _faro(question.entries, problem=False),
        "**Faro**": _faro(question.entries),
    }
    if bare != question.entries:
        found = {**found, "Faro, without the printed links": _faro(bare)}
    return found


def _plain(ranker: Ranker) -> Callable[[Row], list[str]]:
    """A simpler way; it reads the problem, too."""
    return lambda row: ranker(ActivityTexts(f"{row['name']} {row['problem']}"))[:SHOWN]


def _faro(entries: Sequence[ObjectiveTexts], *, problem: bool = True) -> Callable[[Row], list[str]]:
    corpus = corpus_of(entries)

    def suggest(row: Row) -> list[str]:
        texts = ObjectiveTexts("x", row["name"], row["problem"] if problem else "")
        return [each.code for each in suggestions_for(texts, corpus)]

    return suggest


def recall(question: Question, rows: Sequence[Row], found: Found, count: int, *, lenient: bool) -> Share:
    """Of the rows that have an answer, those with a right one among the first ``count``."""
    having = [row for row in rows if row[question.column]]
    right = sum(bool(question.right(row, lenient=lenient) & set(found[row["source"]][:count])) for row in having)
    return Share(right, len(having))


def precision(question: Question, rows: Sequence[Row], found: Found, count: int, *, lenient: bool) -> Share:
    """Of the suggestions among the first ``count``, for rows without answer too, those that are right."""
    shown = [(row, code) for row in rows for code in found[row["source"]][:count]]
    return Share(sum(code in question.right(row, lenient=lenient) for row, code in shown), len(shown))


def methods_table(name: str, split: str) -> str:
    """Every way of suggesting on one half."""
    question = questions()[name]
    rows = question.rows(split)
    lines: list[Sequence[str]] = [("", "P1", "R1", "P3", "R3", "lenient P1", "R1", "P3", "R3")]
    for label, suggest in methods(question).items():
        found = {row["source"]: suggest(row) for row in rows}
        figures = [
            str(measure(question, rows, found, count, lenient=lenient))
            for lenient in (False, True)
            for count in (1, SHOWN)
            for measure in (precision, recall)
        ]
        lines.append((label, *figures))
    return _table(lines)


def counts_table(name: str, split: str) -> str:
    """Faro's recall with counts and intervals, and what happens to rows without an answer."""
    question = questions()[name]
    rows, suggest = question.rows(split), methods(question)["**Faro**"]
    found = {row["source"]: suggest(row) for row in rows}
    lines: list[Sequence[str]] = [("", "share", "95 % interval")]
    for lenient, said in ((False, "strict"), (True, "lenient")):
        for count in (1, SHOWN):
            share = recall(question, rows, found, count, lenient=lenient)
            lines.append((f"R{count} {said}", share.counted, share.interval))
    empty = [row for row in rows if not row[question.column]]
    if empty:
        share = Share(sum(not found[row["source"]] for row in empty), len(empty))
        lines.append(("rows without an answer for which nothing is suggested", share.counted, share.interval))
    return _table(lines)


def errors_table(name: str) -> str:
    """Each held-out row whose first suggestion is not the label."""
    question = questions()[name]
    corpus = corpus_of(question.entries)
    lines: list[Sequence[str]] = [("row", "objective", "label", "second", "suggested", "because of")]
    for row in question.rows(HELDOUT):
        near = suggestions_for(ObjectiveTexts("x", row["name"], row["problem"]), corpus)
        codes = [each.code for each in near]
        if codes[:1] != [row[question.column]] and (codes or row[question.column]):
            words = ", ".join(words_of(near[0])) if near else ""
            label, second = row[question.column] or "none", row[f"second_{question.column}"]
            lines.append((row["source"], row["name"], label, second, " ".join(codes) or "none", words))
    return _table(lines)


BLOCKS: Mapping[str, Callable[[], str]] = {
    f"{kind}-{name}-{split}": partial(table, name, split)
    for kind, table in (("methods", methods_table), ("counts", counts_table))
    for name in ("down", "up")
    for split in (HELDOUT, TUNING)
} | {f"errors-{name}": partial(errors_table, name) for name in ("down", "up")}


def measured(document: str) -> str:
    """The document with every block as measured now; a block that nobody measures raises :class:`KeyError`."""
    return _BLOCK.sub(lambda block: f"{block[1]}{BLOCKS[block['name']]()}\n{block[3]}", document)


def main(arguments: Sequence[str]) -> int:
    """Print, check or write; 1 where the document differs."""
    if TUNING in arguments:
        print("\n\n".join(BLOCKS[name]() for name in BLOCKS if name.endswith(TUNING)))  # noqa: T201
        return 0
    before = DOCUMENT.read_text("utf-8")
    after = measured(before)
    if "--check" in arguments:
        return int(before != after)
    DOCUMENT.write_text(after, "utf-8")
    return 0


def _table(lines: Sequence[Sequence[str]]) -> str:
    head, *rest = [f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines]
    return "\n".join((head, "|---" * len(lines[0]) + "|", *rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
