"""How lists of records are narrowed, and what is asked before something is done to one."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from faro.kernel.fixed import QUANTITY_SCALE, to_scaled
from faro.kernel.text import _
from faro.registers.domain.answers import Value
from faro.registers.domain.bundle import FORM_SUFFIXES, LARGEST_FILE
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.forms.model import Choice, Data, Form, Problem, Question
from faro.registers.domain.summary import reference_of
from faro.registers.models import Register
from faro.registers.selectors.finding import Wanted

_KEPT = _("Queda en la historia para siempre: no escriba nombres ni números de documento.")
ALL = ("", _("Todos"))
OPEN, OVERDUE, SOON, VOIDED = "*abiertas", "*vencidas", "*por-vencer", "*anuladas"
SOON_DAYS = 7
MOST_OPTIONS = 200
FILTER = "f-"
LONGEST_ANSWER = 2_000


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label=_("Motivo"), help_text=_KEPT, max_length=300)


class DayInput(forms.DateInput):
    """A day, chosen from the browser's calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class FindForm(forms.Form):
    """How the list of a register is narrowed."""

    texto = forms.CharField(label=_("Número o título"), required=False, max_length=120)
    desde = forms.DateField(label=_("Desde"), required=False, widget=DayInput)
    hasta = forms.DateField(label=_("Hasta"), required=False, widget=DayInput)

    def __init__(
        self, *args: Any, register: Register, form: Form, covered: frozenset[str] = frozenset(), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        definition = register.definition
        self.references: dict[str, str] = {}
        self.fields["estado"] = forms.ChoiceField(label=_("Estado"), required=False, choices=_states(definition))
        for reference in definition.columns.filters:
            self._add_filter(form, reference, covered)
        self.order_fields(["texto", "estado", *self.references, "desde", "hasta"])

    def _add_filter(self, form: Form, reference: str, covered: frozenset[str]) -> None:
        question = form.find(reference)
        if question is None or reference_of(question) in covered:
            return
        options = [(each.name, each.label) for each in form.choices_of(question.key)][:MOST_OPTIONS]
        repeat = form.repeats[question.repeat].label if question.repeat else ""
        label = ": ".join(part for part in (repeat, question.label or question.key) if part)
        name = f"{FILTER}{reference_of(question)}"
        if options:
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=[ALL, *options])
        elif question.data is Data.DATE:
            self.fields[name] = forms.DateField(label=label, required=False, widget=DayInput)
        else:
            self.fields[name] = forms.CharField(label=label, required=False, max_length=120)
        self.references[name] = reference_of(question)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for."""
        return any(self.data.get(name) for name in self.fields)

    @property
    def by_another_order(self) -> bool:
        """Whether what is asked for is not listed by its day."""
        return self.data.get("estado") in (OVERDUE, SOON, VOIDED)

    def wanted(self) -> Wanted:
        """What is asked for; what makes no sense is left out."""
        self.is_valid()
        given = self.cleaned_data if self.is_bound else {}
        state, today = given.get("estado", ""), timezone.localdate()
        due = {OVERDUE: today - timedelta(days=1), SOON: today + timedelta(days=SOON_DAYS)}.get(state)
        filters = {reference: _text(given.get(name)) for name, reference in self.references.items()}
        return Wanted(
            text=given.get("texto", ""),
            state="" if state.startswith("*") else state,
            since=given.get("desde"),
            until=given.get("hasta"),
            due_by=due,
            open_only=state == OPEN,
            voided=state == VOIDED,
            filters={reference: value for reference, value in filters.items() if value},
        )


def _states(definition: RegisterDefinition) -> list[tuple[str, str]]:
    found = [ALL]
    if definition.states:
        found += [(OPEN, _("Abiertas"))] if definition.final_states else []
        found += [(OVERDUE, _("Vencidas")), (SOON, _("Por vencer en 7 días"))] if definition.deadlines else []
        found += [(state.code, state.name) for state in definition.states]
    return [*found, (VOIDED, _("Anuladas"))]


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value or "").strip()


class LoadForm(forms.Form):
    """A register to be brought."""

    file = forms.FileField(
        label=_("Archivo"),
        allow_empty_file=True,
        help_text=_("Un formulario XLSForm ({kinds}), o un ZIP con form.md y register.toml.").format(
            kinds=", ".join(FORM_SUFFIXES)
        ),
        widget=forms.FileInput(attrs={"accept": ",".join((*FORM_SUFFIXES, ".zip"))}),
    )

    def clean_file(self) -> Any:
        """The file; one over the limit is not read."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST_FILE:
            raise forms.ValidationError(_("Pasa de {n} MB.").format(n=LARGEST_FILE // 1_000_000))
        return given


class TakeForm(ReasonForm):
    """Of which unit a register is, and why it is loaded."""

    unit = forms.ChoiceField(label=_("Unidad dueña"))

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Elija una")), *units]
        self.order_fields(["unit", "reason"])


class MoveForm(forms.Form):
    """What a move asks: the questions of the form that it names, its day and a note."""

    day = forms.DateField(label=_("Fecha del paso"), widget=DayInput)
    note = forms.CharField(label=_("Nota"), required=False, max_length=500)

    def __init__(self, *args: Any, questions: Sequence[tuple[Question, Sequence[Choice]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {f"q:{question.key}": question for question, _choices in questions}
        for question, choices in questions:
            self.fields[f"q:{question.key}"] = _field(question, choices)
        self.order_fields([*self.names, "day", "note"])

    def values(self) -> dict[str, Value]:
        """The answers, as records keep them; what was left empty is not among them."""
        found = {question.key: _answer(self.cleaned_data[name]) for name, question in self.names.items()}
        return {key: value for key, value in found.items() if value is not None and value not in ("", [])}

    def take(self, problems: Iterable[Problem]) -> None:
        """Show what is wrong beside its question, or above all where the question is not asked here."""
        for problem in problems:
            name = f"q:{problem.place.key}"
            self.add_error(name if name in self.fields else None, problem.text)


def _field(question: Question, choices: Sequence[Choice]) -> forms.Field:
    label, hint = question.label or question.key, question.hint
    options = [(each.name, each.label) for each in choices]
    match question.data:
        case Data.CHOICE:
            return forms.ChoiceField(label=label, help_text=hint, choices=[("", _("Elija una")), *options])
        case Data.CHOICES:
            widget = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(label=label, help_text=hint, choices=options, widget=widget)
        case Data.DATE:
            return forms.DateField(label=label, help_text=hint, widget=DayInput)
        case Data.WHOLE | Data.NUMBER:
            places = 0 if question.data is Data.WHOLE else QUANTITY_SCALE
            return forms.DecimalField(label=label, help_text=hint, decimal_places=places, max_digits=18)
        case _:
            return forms.CharField(label=label, help_text=hint, max_length=LONGEST_ANSWER)


def _answer(value: object) -> Value | None:
    if isinstance(value, Decimal):
        return to_scaled(value, QUANTITY_SCALE)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [str(each) for each in value]
    return str(value).strip() if value else None


class DisposeForm(ReasonForm):
    """Whose records are disposed of, and why."""

    register = forms.CharField(widget=forms.HiddenInput, max_length=40)
