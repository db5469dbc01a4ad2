"""Forms for finding and answering findings."""

from collections.abc import Iterable
from typing import Any

from django import forms

from faro.checks.finding import RuleClass, Severity
from faro.evaluation.domain.finding_states import EXPLAINED, OPEN, STATES, FindingState
from faro.kernel.text import _
from faro.reports.findings.wording import CLASSES, SEVERITY_PLURALS

_ANY = ("", _("Todos"))


class FindingFilter(forms.Form):
    """Which findings to list."""

    severity = forms.ChoiceField(
        label=_("Gravedad"),
        required=False,
        choices=[_ANY, *((each.value, SEVERITY_PLURALS[each]) for each in Severity)],
    )
    rule_class = forms.ChoiceField(
        label=_("Clase"), required=False, choices=[_ANY, *((each.value, CLASSES[each]) for each in RuleClass)]
    )
    state = forms.ChoiceField(label=_("Estado"), required=False, choices=[_ANY, *STATES.items()])
    text = forms.CharField(label=_("Código o palabra"), required=False, max_length=100)

    def chosen(self, findings: Iterable[FindingState]) -> list[FindingState]:
        """Those that agree with what was filled in; what makes no sense filters nothing."""
        wanted = self.cleaned_data if self.is_valid() else {}
        return [each for each in findings if _agrees(each, wanted)]


def _agrees(each: FindingState, wanted: dict[str, Any]) -> bool:
    words = (wanted.get("text") or "").casefold()
    finding = each.finding
    return (
        wanted.get("severity", "") in ("", finding.severity)
        and wanted.get("rule_class", "") in ("", finding.rule_class)
        and wanted.get("state", "") in ("", each.state)
        and words in f"{finding.subject} {finding.message} {finding.id}".casefold()
    )


class AnswerForm(forms.Form):
    """What is said of one or many findings."""

    state = forms.ChoiceField(
        label=_("Qué se dice"),
        choices=((EXPLAINED, _("Se explica")), (OPEN, _("Se reabre"))),
        initial=EXPLAINED,
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Respuesta"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text=_("Se publica junto al hallazgo, con la fecha y su rol. No escriba nombres de personas."),
    )

    def of_one(self, state: str) -> "AnswerForm":
        """The form for a finding in that state: what was not closed can't be opened again."""
        field = self.fields["state"]
        if state == OPEN and isinstance(field, forms.ChoiceField):
            field.choices = ((EXPLAINED, _("Se explica")),)
        return self
