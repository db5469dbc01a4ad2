"""The strategic actions of a plan, to which activities contribute."""

from faro.plans.api import Plan, actions


def actions_of(plan: Plan) -> dict[str, str]:
    """The elements that may have activities, code → name, in the order of the plan."""
    return actions(plan)
