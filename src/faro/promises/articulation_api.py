"""What other rooms may use of the articulation, the comparison of plans and their diagnosis."""

from faro.promises.domain.articulation.facts import (
    LEVEL_NAMES,
    Articulation,
    Basis,
    ChainGap,
    ChainLink,
    Level,
    LinkState,
    Missing,
    ObjectiveNode,
)
from faro.promises.domain.comparison.facts import ComparedPlan, ComparedPledge, Comparison, TakenUp, TopicRow
from faro.promises.domain.diagnosis.facts import Conflict, ConflictKind, DiagnosisSeries, Figure, Later
from faro.promises.selectors.articulation import articulation, gaps
from faro.promises.selectors.comparison import comparison
from faro.promises.selectors.diagnosis import conflicts, diagnosis

__all__ = [
    "LEVEL_NAMES",
    "Articulation",
    "Basis",
    "ChainGap",
    "ChainLink",
    "ComparedPlan",
    "ComparedPledge",
    "Comparison",
    "Conflict",
    "ConflictKind",
    "DiagnosisSeries",
    "Figure",
    "Later",
    "Level",
    "LinkState",
    "Missing",
    "ObjectiveNode",
    "TakenUp",
    "TopicRow",
    "articulation",
    "comparison",
    "conflicts",
    "diagnosis",
    "gaps",
]
