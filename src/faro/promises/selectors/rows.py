"""Rows by their codes, for commands: no access is asked for."""

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.promises.models import GovernmentPlan, Pledge


def plan_row(code: str) -> GovernmentPlan:
    """The government plan of that code. Raises :class:`FaroError`."""
    found = GovernmentPlan.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(GovernmentPlan.objects.values_list("code", flat=True)) or _("ninguno")
        raise FaroError(_("No hay un plan de gobierno «{code}». Hay: {known}.").format(code=code, known=known))
    return found


def pledge_row(plan: str, code: str) -> Pledge:
    """The pledge of that code. Raises :class:`FaroError`."""
    found = Pledge.objects.select_related("plan").filter(plan__code=plan, code=code).first()
    if found is None:
        raise FaroError(_("No hay una promesa «{code}» en «{plan}».").format(code=code, plan=plan))
    return found
