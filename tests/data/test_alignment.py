"""The labelled activities: whole, drawn on the Ilo plan, split by the written rule, untouched since frozen."""

import csv
import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALIGNMENT = ROOT / "data" / "alignment"
ILO = ROOT / "data" / "ilo" / "pei-2022"
COLUMNS = ["id", "unit", "name", "measure", "action", "second_action", "difficulty", "reason", "routine", "split"]
DIFFICULTIES = {"easy", "paraphrase", "vague", "cross"}
SPLITS = ("tuning", "heldout")
FREE_STEMS = {"progra", "munici", "provin", "distri", "poblac"}
SHORTEST_STEM = 4

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def activities() -> list[Row]:
    return read(ALIGNMENT / "activities.csv")


def actions() -> dict[str, str]:
    return {row["code"]: row["name"] for row in read(ILO / "elements.csv") if row["level"] == "AEI"}


def folded(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def stems(text: str) -> set[str]:
    return {word[:6] for word in folded(text).split() if len(word) >= SHORTEST_STEM} - FREE_STEMS


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def readme() -> str:
    return (ALIGNMENT / "README.md").read_text(encoding="utf-8")


def test_the_frozen_file_is_the_one_the_readme_names() -> None:
    stated = re.search(r"`([0-9a-f]{64})`", readme())
    assert stated is not None
    assert hashlib.sha256((ALIGNMENT / "activities.csv").read_bytes()).hexdigest() == stated.group(1)


def test_rows_have_every_column_and_only_known_values() -> None:
    for row in activities():
        assert list(row) == COLUMNS
        assert row["difficulty"] in DIFFICULTIES
        assert row["routine"] in {"true", "false"}
        assert row["split"] in SPLITS
        assert all(row[column].strip() == row[column] for column in COLUMNS)
        assert all(row[column] for column in ("id", "unit", "name", "measure", "reason"))


def test_ids_and_folded_names_are_unique_so_no_name_is_in_both_splits() -> None:
    for key in ([row["id"] for row in activities()], [folded(row["name"]) for row in activities()]):
        assert [value for value, count in Counter(key).items() if count > 1] == []


def test_codes_are_those_of_the_ilo_package_and_all_of_its_actions_appear() -> None:
    units = {row["code"] for row in read(ILO / "units.csv")}
    known = set(actions())
    assert {row["unit"] for row in activities()} <= units
    assert {row["action"] for row in activities()} == known | {""}
    assert {row["second_action"] for row in activities()} <= known | {""}


def test_a_second_action_differs_from_the_first_and_needs_one() -> None:
    for row in activities():
        if row["second_action"]:
            assert row["action"] not in {"", row["second_action"]}, row["id"]


def test_splits_follow_the_written_rule() -> None:
    ordered = sorted(activities(), key=lambda row: (row["action"], row["difficulty"], digest(row["id"])))
    for position, row in enumerate(ordered):
        assert row["split"] == SPLITS[position % 2], row["id"]


@pytest.mark.parametrize("keys", [("action",), ("action", "difficulty")])
def test_splits_are_balanced_within_each_stratum(keys: tuple[str, ...]) -> None:
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for row in activities():
        counts[tuple(row[key] for key in keys)][row["split"]] += 1
    for stratum, count in counts.items():
        assert abs(count["tuning"] - count["heldout"]) <= 1, stratum


def test_each_action_has_at_least_three_rows_in_each_split() -> None:
    counts = Counter((row["action"], row["split"]) for row in activities())
    assert min(counts[(action, split)] for action in actions() for split in SPLITS) >= 3


def test_at_most_a_third_of_the_rows_repeat_two_words_of_their_action() -> None:
    names = actions()
    repeating = [
        row for row in activities() if row["action"] and len(stems(row["name"]) & stems(names[row["action"]])) >= 2
    ]
    assert 3 * len(repeating) <= len(activities())


def test_the_second_labelling_is_kept_as_it_was_and_agrees_as_often_as_the_readme_says() -> None:
    current = {row["id"]: row for row in activities()}
    again = read(ALIGNMENT / "second_pass.csv")
    assert len(again) == len({row["id"] for row in again}) == 80
    assert all(current[row["id"]]["action"] == row["kept_action"] for row in again)
    same = sum(row["first_action"] == row["again_action"] for row in again)
    assert f"{same} of 80" in readme()
