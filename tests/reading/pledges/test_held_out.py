"""Plans that the reader was not mended for: the share published in docs/pledges.md is no worse."""

from pathlib import Path
from typing import NamedTuple

from tests.reading.pledges.conftest import ReadPlan
from tests.reading.pledges.expected import Facts, found, wanted
from tests.reading.pledges.forms import TABLE_FORMS
from tests.reading.pledges.held_out import HELD_OUT

PUBLISHED = Path(__file__).parents[3] / "docs" / "pledges.md"


class Share(NamedTuple):
    right: int
    cells_right: int
    all: int


def measured(read_plan: ReadPlan) -> Share:
    pairs: list[tuple[Facts, Facts]] = []
    for form, (name, write) in TABLE_FORMS.items():
        for plan in HELD_OUT:
            read = found(read_plan(name, write(plan)))
            assert len(read) == len(wanted(plan)), (form, plan.party)
            pairs += zip(wanted(plan), read, strict=True)
    whole = sum(expected == read for expected, read in pairs)
    return Share(whole, sum(expected[:5] == read[:5] for expected, read in pairs), len(pairs))


def test_the_published_share_is_what_is_measured(read_plan: ReadPlan) -> None:
    share = measured(read_plan)
    assert f"{share.cells_right} of {share.all}" in PUBLISHED.read_text("utf-8")
    assert f"{share.right} of {share.all}" in PUBLISHED.read_text("utf-8")
