"""What citizens fill in."""

import time
from typing import Any

from django import forms
from django.core.signing import BadSignature, TimestampSigner
from django.core.validators import MaxLengthValidator

from faro.catalogs.api import limit
from faro.kernel.text import _
from faro.questions.domain.spam import MAX_LINKS, readable, too_many_links
from faro.questions.services.asking import SHORTEST

LEAST_SECONDS = 3
_SIGNER = TimestampSigner(salt="faro.questions.form")
_NOT_TAKEN = _("No se pudo recibir. Vuelva a enviarlo; si usó un programa que llena formularios, llénelo a mano.")


def longest() -> int:
    """How many letters a question may have."""
    return int(limit("questions.max_length").value)


class WordsForm(forms.Form):
    """A text by who asks: a clarification, or why the answer does not answer."""

    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), strip=True)

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.label = label or _("Su texto")
        text.validators.append(MaxLengthValidator(longest()))
        text.widget.attrs["maxlength"] = longest()

    def clean_text(self) -> str:
        """The text as it is kept."""
        text = readable(self.cleaned_data["text"])
        if len(text) < SHORTEST:
            raise forms.ValidationError(_("Escriba al menos {n} letras.").format(n=SHORTEST))
        if too_many_links(text):
            raise forms.ValidationError(_("Deje {n} enlaces como máximo.").format(n=MAX_LINKS))
        return text


class AskForm(WordsForm):
    """A question about a figure. ``website`` is not for people; ``opened`` says when the form was shown."""

    why = forms.CharField(
        label=_("¿Por qué lo pregunta?"),
        help_text=_("Qué vio, qué esperaba o qué documento dice otra cosa."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=800,
    )
    name = forms.CharField(
        label=_("Su nombre"),
        help_text=_("No se publica."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Su correo"),
        help_text=_("No se publica ni se entrega: solo sirve para avisarle la respuesta."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=_("No llene este campo"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label=_("¿Qué cuestiona de esta cifra?"), **kwargs)
        self.fields["text"].help_text = _(
            "No escriba datos personales suyos ni de otras personas: su texto se publica."
        )
        self.fields["opened"].initial = _SIGNER.sign(str(int(time.time())))

    def clean(self) -> dict[str, Any]:
        """Refuse what a program filled in, or filled in too fast."""
        cleaned = super().clean() or {}
        if cleaned.get("website") or self._seconds_open(cleaned.get("opened", "")) < LEAST_SECONDS:
            raise forms.ValidationError(_NOT_TAKEN)
        return cleaned

    def _seconds_open(self, opened: str) -> float:
        try:
            return time.time() - int(_SIGNER.unsign(opened))
        except (BadSignature, ValueError):
            return 0

    def question(self) -> str:
        """The text with its reason, as one."""
        why = readable(self.cleaned_data["why"])
        text: str = self.cleaned_data["text"]
        return f"{text}\n\n{_('Por qué lo pregunto:')} {why}" if why else text
