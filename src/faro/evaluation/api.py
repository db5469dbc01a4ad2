"""What other rooms may use of the evaluation."""

from faro.evaluation.domain.methods import main_method, publication_methods
from faro.evaluation.domain.money import STAGE_LABELS
from faro.evaluation.domain.snapshot import from_json, snapshot, to_json
from faro.evaluation.published import (
    Amount,
    PrintedCell,
    PrintedRow,
    PrintedTable,
    Provenance,
    PublishedBand,
    PublishedElement,
    PublishedFinding,
    PublishedIndicator,
    PublishedLink,
    PublishedMeasurement,
    PublishedMethod,
    PublishedPlan,
    PublishedSource,
    PublishedTarget,
    PublishedText,
    PublishedUnit,
    Spot,
    Verdict,
)

__all__ = [
    "STAGE_LABELS",
    "Amount",
    "PrintedCell",
    "PrintedRow",
    "PrintedTable",
    "Provenance",
    "PublishedBand",
    "PublishedElement",
    "PublishedFinding",
    "PublishedIndicator",
    "PublishedLink",
    "PublishedMeasurement",
    "PublishedMethod",
    "PublishedPlan",
    "PublishedSource",
    "PublishedTarget",
    "PublishedText",
    "PublishedUnit",
    "Spot",
    "Verdict",
    "from_json",
    "main_method",
    "publication_methods",
    "snapshot",
    "to_json",
]
