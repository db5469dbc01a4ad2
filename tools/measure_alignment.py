"""Measure the suggestions of actions and the routine detector on the labelled activities.

``measure_alignment.py tuning`` prints the figures of the half on which weights may be chosen. Without a word it
measures both halves and writes the figures into ``docs/alignment.md``; with ``--check`` it says whether they are there.
"""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from alignment_measures import (
    HELDOUT,
    SHOWN,
    TUNING,
    Labelled,
    Share,
    answers,
    closer_warnings,
    precision,
    recall,
    routines,
    rows_of,
    suggesters,
)
from faro.matching.data_files import data_file

DOCUMENT = Path(__file__).parents[1] / "docs" / "alignment.md"
DIFFICULTIES = ("easy", "paraphrase", "vague", "cross")
CHOSEN = "**Faro**"
_BLOCK = re.compile(r"(<!-- measured: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def methods_table(split: str) -> str:
    """Every way of suggesting on one half. Knowing the tuning half is only fair on the other one."""
    rows = rows_of(split)
    lines: list[tuple[str, ...]] = [("", "P1", "R1", "P3", "R3", "lenient P1", "R1", "P3", "R3")]
    for name, suggest in suggesters(rows_of(TUNING)).items():
        if split == TUNING and "tuning half" in name:
            continue
        found = {row.id: suggest(row) for row in rows}
        figures = [
            measure(rows, found, count, lenient=lenient)
            for lenient in (False, True)
            for count in (1, SHOWN)
            for measure in (precision, recall)
        ]
        lines.append((name, *map(str, figures)))
    return _table(lines)


def difficulty_table(split: str) -> str:
    """Faro's recall by difficulty, with counts; and over all rows with its interval."""
    rows = rows_of(split)
    found = _found(rows)
    lines: list[tuple[str, ...]] = [("difficulty", "R1 strict", "R3 strict", "R1 lenient", "R3 lenient")]
    for name in DIFFICULTIES:
        chosen = [row for row in rows if row.difficulty == name]
        lines.append((name, *(share.counted for share in _recalls(chosen, found))))
    whole = _recalls(rows, found)
    lines.append(("all", *(share.counted for share in whole)))
    lines.append(("95 % interval", *(share.interval for share in whole)))
    return _table(lines)


def sureness_table(split: str) -> str:
    """What sure suggestions are worth, and what happens to rows without a right action."""
    rows = rows_of(split)
    given = answers(rows)
    sure = {row.id for row in rows if given[row.id].suggestions and given[row.id].suggestions[0].sure}
    having, empty = [row for row in rows if row.action], [row for row in rows if not row.action]
    right = [
        row for row in having if row.id in sure and given[row.id].suggestions[0].code in row.accepted(lenient=True)
    ]
    beyond = {row.id for row in rows if given[row.id].beyond}
    nothing = {row.id for row, codes in ((row, _found([row])[row.id]) for row in empty) if not codes}
    return _table(
        [
            ("question", "share"),
            ("sure first suggestions that are right (lenient), of all sure ones", Share(len(right), len(sure)).counted),
            ("rows with an action whose first suggestion is sure", _within(having, sure)),
            ("rows **without** an action with a sure suggestion: wrong with confidence", _within(empty, sure)),
            ("rows without an action for which nothing is suggested", _within(empty, nothing)),
            ("rows without an action said to be work outside the plan", _within(empty, beyond)),
            ("rows with an action said to be work outside the plan: wrong", _within(having, beyond)),
        ]
    )


def warnings_table(split: str) -> str:
    """The warning that a text is closer to another action than to its own."""
    rows = rows_of(split)
    return _table(
        [
            ("placed", "warned"),
            ("where the label puts it (false alarms)", closer_warnings(rows).counted),
            ("in the next action of the same objective", closer_warnings(rows, shift=1, within_objective=True).counted),
            ("17 actions further on, in another objective", closer_warnings(rows, shift=17).counted),
        ]
    )


def routine_table(split: str) -> str:
    """The routine detector."""
    rows = rows_of(split)
    said = {row_id for row_id, routine in routines(rows).items() if routine.likely}
    marked = [row for row in rows if row.routine]
    right = sum(row.id in said for row in marked)
    return _table(
        [
            ("measure", "share"),
            ("precision", f"{Share(right, len(said)).counted}, 95 % {Share(right, len(said)).interval}"),
            ("recall", f"{Share(right, len(marked)).counted}, 95 % {Share(right, len(marked)).interval}"),
        ]
    )


def wrong_suggestions() -> str:
    """Each held-out row whose first suggestion is not the label."""
    rows = rows_of(HELDOUT)
    found = _found(rows)
    lines = [("row", "activity (measure)", "label", "second", "difficulty", "suggested", "verdict")]
    for row in rows:
        codes = found[row.id]
        if row.action and codes[:1] != [row.action]:
            label, second = _short(row.action), _short(row.second_action)
            lines.append((row.id, _named(row), label, second, row.difficulty, _codes(codes), _verdict(row, codes)))
    return _table(lines)


def sure_of_nothing() -> str:
    """Each held-out row without an action that got a sure suggestion all the same."""
    rows = [row for row in rows_of(HELDOUT) if not row.action]
    given = answers(rows)
    lines = [("row", "activity (measure)", "suggested", "because of")]
    for row in rows:
        first = given[row.id].suggestions[:1]
        if first and first[0].sure:
            words = ", ".join(reason.word for reason in first[0].reasons)
            lines.append((row.id, _named(row), _short(first[0].code), words))
    return _table(lines)


def wrong_routines() -> str:
    """Each held-out row that the routine detector gets wrong."""
    rows = rows_of(HELDOUT)
    said = routines(rows)
    lines = [("row", "activity (measure)", "label", "signs found")]
    for row in rows:
        if said[row.id].likely != row.routine:
            signs = ", ".join(word for sign in said[row.id].found for word in sign.words) or "none"
            lines.append((row.id, _named(row), "routine" if row.routine else "no routine", signs))
    return _table(lines)


BLOCKS: dict[str, Callable[[], str]] = {
    "methods-heldout": lambda: methods_table(HELDOUT),
    "methods-tuning": lambda: methods_table(TUNING),
    "difficulty-heldout": lambda: difficulty_table(HELDOUT),
    "difficulty-tuning": lambda: difficulty_table(TUNING),
    "sureness-heldout": lambda: sureness_table(HELDOUT),
    "sureness-tuning": lambda: sureness_table(TUNING),
    "warnings-heldout": lambda: warnings_table(HELDOUT),
    "warnings-tuning": lambda: warnings_table(TUNING),
    "routine-heldout": lambda: routine_table(HELDOUT),
    "routine-tuning": lambda: routine_table(TUNING),
    "wrong-suggestions": wrong_suggestions,
    "sure-of-nothing": sure_of_nothing,
    "wrong-routines": wrong_routines,
}


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
    print(methods_table(HELDOUT))  # noqa: T201
    return 0


def _found(rows: Iterable[Labelled]) -> dict[str, list[str]]:
    """What a person sees: the suggestions of the corpus, at most three."""
    listed = list(rows)
    least = data_file("matching.toml")["answer"]["least"]
    return {
        row_id: [each.code for each in answer.suggestions[:SHOWN] if each.score >= least]
        for row_id, answer in answers(listed).items()
    }


def _recalls(rows: Sequence[Labelled], found: dict[str, list[str]]) -> tuple[Share, ...]:
    return tuple(recall(rows, found, count, lenient=lenient) for lenient in (False, True) for count in (1, SHOWN))


def _within(rows: Sequence[Labelled], ids: set[str]) -> str:
    return Share(sum(row.id in ids for row in rows), len(rows)).counted


def _verdict(row: Labelled, codes: Sequence[str]) -> str:
    if row.second_action and codes[:1] == [row.second_action]:
        return "second first"
    if row.action in codes:
        return "right among three"
    return "second among three" if row.second_action in codes else "wrong"


def _named(row: Labelled) -> str:
    return f"{row.name} ({row.measure})"


def _short(code: str) -> str:
    return code.removeprefix("AEI.")


def _codes(codes: Iterable[str]) -> str:
    return " ".join(map(_short, codes)) or "none"


def _table(lines: Sequence[Sequence[str]]) -> str:
    head, *rest = [f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines]
    return "\n".join((head, "|---" * len(lines[0]) + "|", *rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
