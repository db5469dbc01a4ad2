"""The records of a register that publishes them: no personal nor reserved column, no free text that nobody chose."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from faro.directory.api import unit_labels
from faro.kernel.formats import day
from faro.registers.domain.answers import Value
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.exchange.layout import label_of
from faro.registers.domain.forms.model import Data, Form, Kind, Question
from faro.registers.domain.showing import shown
from faro.registers.domain.summary import private_references, reference_of
from faro.registers.models import Record, Register, RegisterVersion
from faro.registers.selectors.public.listed import published_registers

ORGANISATION = "organisation"
TELLING_NOBODY = frozenset(
    {Data.NUMBER, Data.WHOLE, Data.DATE, Data.TIME, Data.DATE_TIME, Data.PLACE, Data.CHOICE, Data.CHOICES}
)


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A record as anybody may read it: ``values`` in a reader's words, by question."""

    number: str
    day: str
    unit: str
    state: str
    made_up: bool
    values: Mapping[str, str]


class PublicRecords:
    """The records of a register, newest first, in the columns that may be published."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.form = register.version.form

    @cached_property
    def questions(self) -> dict[str, str]:
        """The words of each question that is published, by key."""
        return {each.key: label_of(each) for each in _questions(self.register)}

    @cached_property
    def rows(self) -> "QuerySet[Record]":
        """Those that count."""
        found = Record.objects.filter(register=self.register, voided_at=None, disposed_at=None)
        return found.order_by("-day", "-id")

    def told(self, records: Iterable[Record], *, to_people: bool = False) -> Iterator[PublicRow]:
        """Some of the records in words; the states of each by its own version. Days as people or programs read them."""
        units = unit_labels()
        rules = {each.pk: each.rules for each in RegisterVersion.objects.filter(register=self.register)}
        for each in records:
            values = {key: self._words(key, each.answers.get(key), to_people=to_people) for key in self.questions}
            state = rules[each.version_id].state_name(each.state)
            dated = day(each.day) if to_people else each.day.isoformat()
            unit = units.get(each.unit, each.unit)
            yield PublicRow(each.number, dated, unit, state, each.synthetic, values)

    def _words(self, key: str, value: Value | None, *, to_people: bool) -> str:
        question = self.form.questions[key]
        if not to_people and isinstance(value, str) and question.data in (Data.DATE, Data.DATE_TIME):
            return value
        return shown(self.form, question, value)


def _questions(register: Register) -> list[Question]:
    """Never what any version called personal or reserved, nor what tells of a person; free texts only in the table."""
    versions = list(RegisterVersion.objects.filter(register=register))
    covered = {each for version in versions for each in _covered(version.rules, version.form)}
    form, table = register.version.form, register.definition.columns.table
    chosen = {reference_of(question) for each in table if (question := form.find(each)) is not None}
    listed = set(published_registers().filter(sensitive=False).values_list("code", flat=True)) | {register.code}
    return [
        each
        for each in form.questions.values()
        if each.repeat is None and reference_of(each) not in covered and _is_told(each, chosen, listed)
    ]


def _covered(rules: RegisterDefinition, form: Form) -> set[str]:
    named = [rule for rule in rules.people if rule.kind != ORGANISATION]
    asked = [form.find(each) for rule in named for each in (rule.question, rule.name, rule.family_name) if each]
    return set(private_references(rules, form)) | {reference_of(each) for each in asked if each is not None}


def _is_told(question: Question, chosen: set[str], listed: set[str]) -> bool:
    if question.kind is Kind.METADATA or (question.external_list and question.external_list not in listed):
        return False
    return question.data in TELLING_NOBODY or (question.data is Data.TEXT and reference_of(question) in chosen)
