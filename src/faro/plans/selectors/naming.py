"""Turning this room's subject keys into words and places, and codes into keys."""

from django.urls import reverse

from faro.evidence.ports import Place
from faro.kernel.text import _
from faro.ledger.api import subject_key
from faro.plans.models import Element, Indicator, Plan

_KINDS = {"element": _("Objetivo o acción"), "indicator": _("Indicador"), "plan": _("Plan")}


def name_of_key(key: str) -> str | None:
    """``indicator:PEI/IND.01`` reads «Indicador IND.01»; None for keys of others. No query: lists ask for many."""
    kind, _colon, code = key.partition(":")
    if kind not in _KINDS:
        return None
    return f"{_KINDS[kind]} {code.partition('/')[2] or code}"


def place_of_key(key: str) -> Place | None:
    """Where the staff finds a plan, an objective, an action or an indicator that is there; None for all else."""
    kind, _colon, rest = key.partition(":")
    plan, _bar, code = rest.partition("/")
    if kind == "plan":
        found = Plan.objects.filter(code=rest).first()
        return Place(found.name, reverse("plans:plan", args=[rest])) if found else None
    if kind not in ("element", "indicator"):
        return None
    model = Element if kind == "element" else Indicator
    row = model.objects.filter(plan__code=plan, code=code).first()
    return Place(f"{code} {row.name}", reverse(f"plans:{kind}", args=[plan, code])) if row else None


def keys_of_code(code: str) -> list[str]:
    """The objectives, actions and indicators of any plan with that code."""
    return [
        subject_key(kind, row.plan.code, row.code)
        for kind, model in (("element", Element), ("indicator", Indicator))
        for row in model.objects.filter(code__iexact=code).select_related("plan").order_by("plan__code")
    ]
