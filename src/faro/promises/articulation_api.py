"""What other rooms may use of the articulation, the comparison of plans and their diagnosis."""

from faro.promises.articulation_pictures import articulation_picture, link_words, series_picture
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
from faro.promises.domain.articulation.reading import MatrixRow, read_matrix
from faro.promises.domain.articulation.tree import Branch, branches_of
from faro.promises.domain.comparison.facts import ComparedPlan, ComparedPledge, Comparison, TakenUp, TopicRow
from faro.promises.domain.diagnosis.facts import Conflict, ConflictKind, DiagnosisSeries, Figure, Later
from faro.promises.domain.diagnosis.reading import read_figures
from faro.promises.selectors.articulation import articulation, gaps
from faro.promises.selectors.comparison import comparison
from faro.promises.selectors.diagnosis import conflicts, diagnosis
from faro.promises.services.articulation import (
    add_objectives_of_pledges,
    decide_link,
    link_objectives,
    load_articulation,
    propose_objective_links,
)
from faro.promises.services.comparison import choose_topic
from faro.promises.services.diagnosis import load_figures

__all__ = [
    "LEVEL_NAMES",
    "Articulation",
    "Basis",
    "Branch",
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
    "MatrixRow",
    "Missing",
    "ObjectiveNode",
    "TakenUp",
    "TopicRow",
    "add_objectives_of_pledges",
    "articulation",
    "articulation_picture",
    "branches_of",
    "choose_topic",
    "comparison",
    "conflicts",
    "decide_link",
    "diagnosis",
    "gaps",
    "link_objectives",
    "link_words",
    "load_articulation",
    "load_figures",
    "propose_objective_links",
    "read_figures",
    "read_matrix",
    "series_picture",
]
