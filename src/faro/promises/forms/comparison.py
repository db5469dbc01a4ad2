"""How plans are compared, and what is asked before a pledge gets another topic."""

from collections.abc import Sequence
from typing import Any

from django import forms

from faro.kernel.text import _
from faro.promises.domain.comparison.topics import topics
from faro.promises.forms.articulation import plan_choices
from faro.promises.models import GovernmentPlan

_KEPT = _("Queda en la historia para siempre: no escriba nombres ni números de documento.")


class ComparisonFilter(forms.Form):
    """Which plans, of which dimension."""

    dimension = forms.ChoiceField(label=_("Dimensión"), required=False)
    planes = forms.MultipleChoiceField(label=_("Planes"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, plans: Sequence[GovernmentPlan], dimensions: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dimension, chosen = self.fields["dimension"], self.fields["planes"]
        if isinstance(dimension, forms.ChoiceField) and isinstance(chosen, forms.MultipleChoiceField):
            dimension.choices = [("", _("Todas")), *((each, each) for each in dimensions)]
            chosen.choices = plan_choices(plans)


class TopicForm(forms.Form):
    """The topic, and why."""

    topic = forms.ChoiceField(
        label=_("Tema"),
        required=False,
        choices=[("", _("Ninguno de estos")), *((each.code, each.name) for each in topics())],
    )
    reason = forms.CharField(label=_("Motivo"), help_text=_KEPT, max_length=300)
