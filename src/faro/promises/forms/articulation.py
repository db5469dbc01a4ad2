"""How the chain is narrowed, and what is asked before a link is decided."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from faro.kernel.text import _
from faro.promises.domain.articulation.facts import LEVEL_NAMES, LEVELS, Articulation
from faro.promises.models import GovernmentPlan

_KEPT = _("Queda en la historia para siempre: no escriba nombres ni números de documento.")
WITH_PROPOSED = "todos"
CONFIRM, REJECT = "confirmar", "rechazar"


def plan_choices(plans: Iterable[GovernmentPlan]) -> list[tuple[str, str]]:
    """Each plan by its code, with its party and period."""
    return [(each.code, f"{each.party} {each.period_from}-{each.period_to}") for each in plans]


def objective_choices(articulation: Articulation) -> list[tuple[str, list[tuple[str, str]]]]:
    """The objectives by level, as groups of a list."""
    return [(LEVEL_NAMES[level], [(each.key, each.name) for each in articulation.at(level)]) for level in LEVELS]


class ChainFilter(forms.Form):
    """Whose chain, and around which objective."""

    plan = forms.ChoiceField(label=_("Plan de gobierno"), required=False)
    objetivo = forms.ChoiceField(label=_("Objetivo"), required=False)
    vinculos = forms.ChoiceField(
        label=_("Vínculos"),
        required=False,
        choices=[("", _("Confirmados")), (WITH_PROPOSED, _("También los propuestos"))],
    )

    def __init__(self, *args: Any, plans: Sequence[GovernmentPlan], articulation: Articulation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan, objective = self.fields["plan"], self.fields["objetivo"]
        if isinstance(plan, forms.ChoiceField) and isinstance(objective, forms.ChoiceField):
            plan.choices = plan_choices(plans)
            objective.choices = [("", _("Todos")), *objective_choices(articulation)]


class DecisionForm(forms.Form):
    """Whether a link holds, and why."""

    decision = forms.ChoiceField(
        label=_("Decisión"),
        widget=forms.RadioSelect,
        choices=[(CONFIRM, _("Confirmar: el de abajo sirve al de arriba")), (REJECT, _("Rechazar"))],
    )
    reason = forms.CharField(label=_("Motivo"), help_text=_KEPT, max_length=300)

    @property
    def confirms(self) -> bool:
        """What was decided."""
        return bool(self.cleaned_data["decision"] == CONFIRM)


class LinkForm(forms.Form):
    """The other objective, and why."""

    other = forms.ChoiceField(label=_("Con qué objetivo"))
    reason = forms.CharField(label=_("Motivo"), help_text=_KEPT, max_length=300)

    def __init__(self, *args: Any, choices: list[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = self.fields["other"]
        if isinstance(other, forms.ChoiceField):
            other.choices = choices
