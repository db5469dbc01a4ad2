"""A reading as data: the JSON of ``faro pledges``, and the same as rows of a CSV."""

import csv
import io
from typing import Any

from faro.reading.document import Spot
from faro.reading.pledges.model import Pledge, PledgeReading
from faro.reading.pledges.targets import number_text

COLUMNS = (
    "record",
    "page",
    "line",
    "dimension",
    "problem",
    "objective",
    "indicator",
    "target_text",
    "quantity",
    "unit",
    "comparator",
    "baseline",
    "deadline",
    "deadline_inherited",
    "kind",
    "confidence",
)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
_TEXTS = frozenset({"dimension", "problem", "objective", "indicator", "target_text", "unit"})


def pledges_data(reading: PledgeReading) -> dict[str, list[dict[str, Any]]]:
    """The reading as ``{"pledges": [...], "unread": [...]}``; numbers are decimal texts, what is not printed null."""
    return {
        "pledges": [_pledge(each) for each in reading.pledges],
        "unread": [{"place": _place(each.spot), "text": each.text} for each in reading.unread],
    }


def pledges_csv(reading: PledgeReading) -> str:
    """A row for each pledge and each unread text, which stands in ``target_text``; ``record`` tells them apart."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for pledge in reading.pledges:
        data = _pledge(pledge)
        writer.writerow({"record": "pledge", **data.pop("place"), **{name: _cell(name, data[name]) for name in data}})
    for each in reading.unread:
        writer.writerow({"record": "unread", **_place(each.spot), "target_text": _cell("target_text", each.text)})
    return out.getvalue()


def _pledge(pledge: Pledge) -> dict[str, Any]:
    target = pledge.target
    return {
        "place": _place(pledge.spot),
        "dimension": pledge.dimension,
        "problem": pledge.problem,
        "objective": pledge.objective,
        "indicator": pledge.indicator,
        "target_text": pledge.target_text,
        "quantity": None if target.quantity is None else number_text(target.quantity),
        "unit": target.unit,
        "comparator": target.comparator,
        "baseline": None if target.baseline is None else number_text(target.baseline),
        "deadline": pledge.deadline,
        "deadline_inherited": pledge.deadline_inherited,
        "kind": target.kind.value,
        "confidence": pledge.confidence.value,
    }


def _place(spot: Spot) -> dict[str, int | None]:
    return {"page": spot.page, "line": spot.line}


def _cell(name: str, value: object) -> object:
    """A text that a spreadsheet would run as a formula is set behind an apostrophe."""
    if name in _TEXTS and isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return str(value).lower() if isinstance(value, bool) else value
