"""What the room keeps."""

from faro.promises.models.articulation import Objective, ObjectiveLink, TopicChoice
from faro.promises.models.diagnosis import BaselineFact
from faro.promises.models.following import LINK_KINDS, Link, StateChange
from faro.promises.models.plans import Axis, GovernmentPlan
from faro.promises.models.pledges import Pledge, Target
from faro.promises.models.readings import Reading, ReadLine, ReadRow

__all__ = [
    "LINK_KINDS",
    "Axis",
    "BaselineFact",
    "GovernmentPlan",
    "Link",
    "Objective",
    "ObjectiveLink",
    "Pledge",
    "ReadLine",
    "ReadRow",
    "Reading",
    "StateChange",
    "Target",
    "TopicChoice",
]
