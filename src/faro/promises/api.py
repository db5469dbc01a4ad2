"""What other rooms may use of the promises: government plans, their pledges, and how far each one got.

Everything is of plans whose reading is approved. Subject keys: ``govplan:<code>``, ``pledge:<plan>/<code>``.
"""

from faro.promises.domain.facts import (
    AxisLine,
    Chain,
    ChainStep,
    LinkLine,
    PlanLine,
    PledgeDetail,
    PledgeLine,
    Proposal,
    StateEntry,
    TargetLine,
)
from faro.promises.domain.quality import Quality, QualityReason, TargetFacts, pledge_quality, target_quality
from faro.promises.domain.scale import ScaleState, scale, state_label, states
from faro.promises.selectors.plans import axes_of, dimensions, government_plan, government_plans, sectors
from faro.promises.selectors.pledges import UNDECIDED_WORD, pledge, pledges_linked_with, pledges_of
from faro.promises.selectors.whole import (
    Decision,
    PledgeLink,
    PledgeTarget,
    confirmed_links,
    decisions,
    targets_of,
)

__all__ = [
    "UNDECIDED_WORD",
    "AxisLine",
    "Chain",
    "ChainStep",
    "Decision",
    "LinkLine",
    "PlanLine",
    "PledgeDetail",
    "PledgeLine",
    "PledgeLink",
    "PledgeTarget",
    "Proposal",
    "Quality",
    "QualityReason",
    "ScaleState",
    "StateEntry",
    "TargetFacts",
    "TargetLine",
    "axes_of",
    "confirmed_links",
    "decisions",
    "dimensions",
    "government_plan",
    "government_plans",
    "pledge",
    "pledge_quality",
    "pledges_linked_with",
    "pledges_of",
    "scale",
    "sectors",
    "state_label",
    "states",
    "target_quality",
    "targets_of",
]
