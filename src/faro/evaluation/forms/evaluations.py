"""Forms for running, publishing and comparing."""

from typing import Any

from django import forms

from faro.engine.method import load_method, method_ids
from faro.kernel.text import _


class RunForm(forms.Form):
    """Which methods to run over the plan as it stands now."""

    methods = forms.MultipleChoiceField(label=_("Métodos"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["methods"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  declared above
        field.choices = [(each, load_method(each).name) for each in method_ids()]


class PublishForm(forms.Form):
    """Why, and which draft was reviewed."""

    reason = forms.CharField(
        label=_("Razón"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Se publica junto a las cifras que cambian: diga qué se corrigió y por qué."),
        max_length=2000,
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not first


class CompareForm(forms.Form):
    """Two runs. What can be chosen are the runs given."""

    a = forms.ChoiceField(label=_("Primera corrida"))
    b = forms.ChoiceField(label=_("Segunda corrida"))
    todo = forms.BooleanField(label=_("Mostrar también lo que no cambia"), required=False)

    def __init__(self, *args: Any, runs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("a", "b"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
            field.choices = runs
