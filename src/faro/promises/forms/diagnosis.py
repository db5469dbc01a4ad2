"""How the figures of the diagnosis are narrowed."""

from collections.abc import Sequence
from typing import Any

from django import forms

from faro.kernel.text import _


class TopicFilter(forms.Form):
    """Of which topic."""

    tema = forms.ChoiceField(label=_("Tema"), required=False)

    def __init__(self, *args: Any, topics: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topic = self.fields["tema"]
        if isinstance(topic, forms.ChoiceField):
            topic.choices = [("", _("Todos")), *((each, each) for each in topics)]
