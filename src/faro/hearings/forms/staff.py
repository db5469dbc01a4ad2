"""What the staff fills in."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from faro.directory.api import units_on
from faro.hearings.domain.duties import duties_of
from faro.hearings.forms.public import PersonFields, QuestionFields
from faro.hearings.models import Hearing, HearingQuestion, MinutesText, Observation
from faro.hearings.services import Asked, GivenFile, HearingFacts, Promise
from faro.kernel.text import _
from faro.package.tables.account import COMMITMENT_STATES

Choices = list[tuple[str, str]]


def unit_choices() -> Choices:
    """The units of today, by code."""
    return [(unit.code, f"{unit.code} {unit.name}") for unit in units_on()]


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def given_file(uploaded: "UploadedFile[Any] | None") -> GivenFile | None:
    """What was sent, if anything was."""
    return GivenFile(uploaded.name or "", uploaded.read()) if uploaded else None


class DayField(forms.DateField):
    """A day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class MomentForm(forms.Form):
    """A day with its hour, by the clock of Peru."""

    day = DayField(label=_("Día"))
    time = forms.TimeField(
        label=_("Hora"),
        help_text=_("Hora de Perú (UTC−5)."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def starts_at(self) -> datetime:
        """Both as one moment."""
        day, hour = self.cleaned_data["day"], self.cleaned_data["time"]
        return timezone.make_aware(datetime.combine(day, hour))


class HearingForm(MomentForm):
    """What is known of a hearing."""

    title = forms.CharField(label=_("Título"), max_length=200)
    obligation = forms.ChoiceField(
        label=_("Audiencia de la ley"),
        help_text=_("La ley pide dos al año, en mayo y en setiembre. Las demás son adicionales."),
        required=False,
    )
    place = forms.CharField(label=_("Lugar"), max_length=300)
    online_url = forms.URLField(
        label=_("Dirección en línea"),
        help_text=_("Por donde se asiste sin ir al local."),
        required=False,
        max_length=400,
        assume_scheme="https",
    )
    capacity = forms.IntegerField(
        label=_("Aforo del local"), help_text=_("Si se deja vacío, no hay límite."), required=False, min_value=1
    )
    agenda = forms.CharField(
        label=_("Agenda"), help_text=_("Un punto en cada línea."), widget=forms.Textarea(attrs={"rows": 6})
    )
    field_order = ("title", "obligation", "day", "time", "place", "online_url", "capacity", "agenda", "reason")

    def __init__(self, *args: Any, hearing: Hearing | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = hearing.year if hearing else timezone.localdate().year
        labels = {each.rule.code: each.rule.label for each in (*duties_of(year), *duties_of(year + 1))}
        offer(self, "obligation", [("", _("Adicional")), *labels.items()])
        if hearing is not None:
            self.initial = _initial(hearing)
            if hearing.called_on:
                self.fields["reason"] = forms.CharField(
                    label=_("Motivo del cambio"), help_text=_("Se publica."), max_length=300
                )

    def facts(self) -> HearingFacts:
        """What was filled in."""
        given = self.cleaned_data
        names = ("title", "obligation", "place", "online_url", "capacity", "agenda")
        return HearingFacts(starts_at=self.starts_at(), **{name: given[name] for name in names})


def _initial(hearing: Hearing) -> dict[str, object]:
    names = ("title", "obligation", "place", "online_url", "capacity", "agenda")
    local = timezone.localtime(hearing.starts_at)
    return {name: getattr(hearing, name) for name in names} | {"day": local.date(), "time": local.time()}


class CallForm(forms.Form):
    """The decree that calls the hearing."""

    decree_number = forms.CharField(label=_("Número del decreto de alcaldía"), max_length=80)
    decree_date = DayField(label=_("Fecha del decreto"))
    file = forms.FileField(label=_("Archivo del decreto"), help_text=_("Se publica."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decree_date"].initial = timezone.localdate()


class ReasonForm(forms.Form):
    """A reason that is shown in public."""

    reason = forms.CharField(
        label=_("Motivo"), help_text=_("Se publica."), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )


class PostponeForm(ReasonForm):
    """Why the day does not hold."""

    decree_number = forms.CharField(label=_("Decreto de alcaldía, si lo hay"), max_length=80, required=False)


class RescheduleForm(MomentForm):
    """The new day."""

    decree_number = forms.CharField(label=_("Decreto de alcaldía, si lo hay"), max_length=80, required=False)


class DeskForm(PersonFields):
    """Someone at the door."""


class DeskQuestionForm(QuestionFields):
    """A question at the hearing."""

    number = forms.IntegerField(label=_("Número de inscripción de quien pregunta"), required=False, min_value=1)
    field_order = ("text", "asker", "number")

    def asked(self) -> Asked:
        """What was filled in."""
        return Asked(text=self.cleaned_data["text"], asker=self.cleaned_data["asker"])


class ModerationForm(forms.Form):
    """Whether a question is admitted, its topic, and who answers."""

    ADMIT, REJECT = "admit", "reject"

    decision = forms.ChoiceField(choices=[(ADMIT, _("Admitir")), (REJECT, _("No admitir"))], widget=forms.HiddenInput)
    public_text = forms.CharField(
        label=_("Texto que se publica"),
        help_text=_("Quite solo datos personales e insultos; ponga «[…]» donde quitó algo. El original se conserva."),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    topic = forms.CharField(
        label=_("Tema"),
        help_text=_("Las preguntas del mismo tema se pueden responder juntas."),
        required=False,
        max_length=160,
    )
    unit = forms.ChoiceField(label=_("Unidad que responde"), required=False)
    reason = forms.CharField(
        label=_("Motivo"),
        help_text=_("Si quita algo o no la admite. Se publica en su lugar: no ponga en él datos personales."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, question: HearingQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", [("", _("Por decidir")), *unit_choices()])
        self.initial = {
            "public_text": question.public_text or question.text,
            "topic": question.topic.title if question.topic else "",
            "unit": question.unit,
            "reason": question.moderation_reason,
        }


class AnswerForm(forms.Form):
    """An answer."""

    text = forms.CharField(
        label=_("Respuesta"), help_text=_("Se publica."), widget=forms.Textarea(attrs={"rows": 7}), max_length=10_000
    )
    at_hearing = forms.BooleanField(label=_("Se respondió en la audiencia"), required=False)
    with_topic = forms.BooleanField(label=_("Responde también las demás preguntas de su tema"), required=False)

    def __init__(self, *args: Any, question: HearingQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question.topic is None:
            del self.fields["with_topic"]
        if question.hearing.held_on is None:
            del self.fields["at_hearing"]


class MinutesForm(forms.Form):
    """What a person writes of the minutes."""

    opening = forms.CharField(label=_("Apertura"), widget=forms.Textarea(attrs={"rows": 5}))
    development = forms.CharField(label=_("Desarrollo"), widget=forms.Textarea(attrs={"rows": 10}))
    closing = forms.CharField(label=_("Cierre"), widget=forms.Textarea(attrs={"rows": 4}), required=False)

    def __init__(self, *args: Any, text: MinutesText | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if text is not None:
            self.initial = {name: getattr(text, name) for name in ("opening", "development", "closing")}


class ObservationForm(forms.Form):
    """What becomes of an observation."""

    ACCEPT, REJECT = "accept", "reject"

    decision = forms.ChoiceField(choices=[(ACCEPT, _("Acoger")), (REJECT, _("No acoger"))], widget=forms.HiddenInput)
    public_text = forms.CharField(
        label=_("Texto que se publica"),
        help_text=_("Quite solo datos personales e insultos. El original se conserva."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    reason = forms.CharField(
        label=_("Razón"),
        help_text=_("Se publica con el acta. Si la acoge, cambie también el texto del acta."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(self, *args: Any, observation: Observation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"public_text": observation.public_text or observation.text, "reason": observation.reason}


class FileForm(forms.Form):
    """A file."""

    file = forms.FileField(label=_("Archivo"), help_text=_("Se publica."))


class PromiseForm(forms.Form):
    """What was promised."""

    text = forms.CharField(label=_("Compromiso"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)
    unit = forms.ChoiceField(label=_("Unidad responsable"))
    due_date = DayField(label=_("Fecha límite"))
    question = forms.ChoiceField(label=_("Pregunta que lo originó"), required=False)

    def __init__(self, *args: Any, hearing: Hearing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._questions = {str(each.number): each for each in hearing.questions.all() if each.is_admitted}
        offer(self, "unit", unit_choices())
        labelled = [(number, f"{number}. {each.public_text[:80]}") for number, each in self._questions.items()]
        offer(self, "question", [("", _("Ninguna")), *labelled])

    def promise(self) -> Promise:
        """What was filled in."""
        given = self.cleaned_data
        due: date = given["due_date"]
        question = self._questions.get(given["question"])
        return Promise(text=given["text"], unit=given["unit"], due_date=due, question=question)


class ProgressForm(forms.Form):
    """How it goes."""

    text = forms.CharField(
        label=_("Avance"), help_text=_("Se publica."), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
    state = forms.ChoiceField(label=_("Estado"))
    file = forms.FileField(
        label=_("Archivo que lo muestra"), help_text=_("Hace falta para darlo por cumplido."), required=False
    )

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "state", list(COMMITMENT_STATES.items()))
        self.initial = {"state": state}
