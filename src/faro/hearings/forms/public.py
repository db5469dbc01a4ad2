"""What citizens fill in."""

import time
from typing import Any

from django import forms
from django.core.signing import BadSignature, TimestampSigner
from django.core.validators import MaxLengthValidator

from faro.hearings.domain.data import asker_kinds
from faro.hearings.domain.identity import WrongDocument, clean_document, document_choices
from faro.hearings.models import Attendee
from faro.hearings.services import Asked, Registration
from faro.hearings.services.limits import SHORTEST, longest
from faro.kernel.text import _
from faro.questions.api import readable, too_many_links

LEAST_SECONDS = 3
_SIGNER = TimestampSigner(salt="faro.hearings.form")
_NOT_TAKEN = _("No se pudo recibir. Vuelva a enviarlo; si usó un programa que llena formularios, llénelo a mano.")


class PeopleForm(forms.Form):
    """A form for people: ``website`` is not for them, ``opened`` says when it was shown."""

    website = forms.CharField(
        label=_("No llene este campo"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        """What people see and fill in."""
        return [field for field in self.visible_fields() if field.name != "website"]


def clean_words(text: str) -> str:
    """A text as it is kept. Raises :class:`ValidationError`."""
    words = readable(text)
    if len(words) < SHORTEST:
        raise forms.ValidationError(_("Escriba al menos {n} letras.").format(n=SHORTEST))
    if too_many_links(words):
        raise forms.ValidationError(_("El texto lleva demasiados enlaces: deje dos como máximo."))
    return words


def limit_words(field: forms.Field) -> None:
    """As many letters as are taken, said by the browser too."""
    field.validators.append(MaxLengthValidator(longest()))
    field.widget.attrs["maxlength"] = longest()


class PersonFields(forms.Form):
    """Who attends."""

    name = forms.CharField(
        label=_("Nombres y apellidos"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    document_kind = forms.ChoiceField(label=_("Clase de documento"))
    document = forms.CharField(
        label=_("Número de documento"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    organisation = forms.CharField(
        label=_("Organización"),
        help_text=_("Si habla por una. Se publica cuando asista."),
        required=False,
        max_length=200,
    )
    email = forms.EmailField(
        label=_("Correo"),
        help_text=_("Para enviarle su número y avisarle del acta. No se publica."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    mode = forms.ChoiceField(
        label=_("Cómo asistirá"),
        choices=Attendee.Mode.choices,
        widget=forms.RadioSelect,
        initial=Attendee.Mode.IN_PERSON,
    )
    speaks = forms.BooleanField(label=_("Quiero hablar en la audiencia"), required=False)
    topic = forms.CharField(
        label=_("Sobre qué hablará"),
        help_text=_("Solo si pide la palabra. Los turnos van por orden de inscripción."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["document_kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = document_choices()

    def clean(self) -> dict[str, Any]:
        """A document is written as its kind is."""
        cleaned = super().clean() or {}
        if cleaned.get("document") and cleaned.get("document_kind"):
            try:
                cleaned["document"] = clean_document(cleaned["document_kind"], cleaned["document"])
            except WrongDocument as error:
                self.add_error("document", str(error))
        return cleaned

    def registration(self) -> Registration:
        """What was filled in."""
        given = self.cleaned_data
        names = ("name", "document_kind", "document", "organisation", "email", "mode", "speaks", "topic")
        return Registration(**{name: given[name] for name in names})


class RegisterForm(PeopleForm, PersonFields):
    """Registering by oneself."""

    field_order = ("name", "document_kind", "document", "organisation", "email", "mode", "speaks", "topic")


class QuestionFields(forms.Form):
    """A question."""

    text = forms.CharField(
        label=_("Su pregunta"),
        help_text=_("No escriba datos personales suyos ni de otras personas: su texto se publica."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    asker = forms.ChoiceField(label=_("Quién pregunta"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit_words(self.fields["text"])
        asker = self.fields["asker"]
        if isinstance(asker, forms.ChoiceField):
            asker.choices = self.askers()

    def askers(self) -> list[tuple[str, str]]:
        """Who may ask here."""
        return [(kind.code, kind.label) for kind in asker_kinds().values()]

    def clean_text(self) -> str:
        """The text as it is kept."""
        return clean_words(self.cleaned_data["text"])


class AskForm(PeopleForm, QuestionFields):
    """A question before the hearing."""

    name = forms.CharField(
        label=_("Su nombre"),
        help_text=_("No se publica."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Su correo"),
        help_text=_("No se publica: solo sirve para avisarle la respuesta."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("text", "asker", "name", "email")

    def askers(self) -> list[tuple[str, str]]:
        """Nobody can tell here who is a councillor: theirs are taken at the desk."""
        return [each for each in super().askers() if each[0] != "councillor"]

    def question(self, subject: str) -> Asked:
        """What was filled in."""
        given = self.cleaned_data
        return Asked(**{name: given[name] for name in ("text", "asker", "name", "email")}, subject=subject)


class ObserveForm(forms.Form):
    """An observation of the minutes."""

    text = forms.CharField(
        label=_("Su observación"),
        help_text=_("Diga qué parte del acta no corresponde a lo que ocurrió. Se publica con lo que se decida."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit_words(self.fields["text"])

    def clean_text(self) -> str:
        """The text as it is kept."""
        return clean_words(self.cleaned_data["text"])
