"""Which government plans, readings and pledges a person may see and change."""

from django.http import Http404

from faro.directory.api import Access
from faro.promises.models import GovernmentPlan, Pledge

VIEW, EDIT = "promises.view", "promises.edit"
APPROVE_READING, DECIDE_STATE = "promises.approve_reading", "promises.decide_state"


def plan_for(access: Access, code: str, permission: str = VIEW) -> GovernmentPlan:
    """The plan. Raises :class:`Http404` or :class:`~django.core.exceptions.PermissionDenied`."""
    access.require(VIEW)
    access.require(permission)
    found = GovernmentPlan.objects.filter(code=code).first()
    if found is None:
        raise Http404(code)
    return found


def pledge_for(access: Access, plan: str, code: str, permission: str = VIEW) -> Pledge:
    """The pledge with its plan. Raises :class:`Http404` or :class:`~django.core.exceptions.PermissionDenied`."""
    access.require(VIEW)
    access.require(permission)
    found = Pledge.objects.select_related("plan", "axis").filter(plan__code=plan, code=code).first()
    if found is None:
        raise Http404(code)
    return found
