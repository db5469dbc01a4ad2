"""Records as rows of a file: the union of all versions of their register, covered as this reader sees them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet

from faro.directory.api import Access, unit_labels
from faro.kernel.text import _
from faro.registers.domain.answers import Values
from faro.registers.domain.exchange.layout import kept_questions, repeats_of
from faro.registers.domain.forms.model import Form, Question
from faro.registers.domain.summary import private_references, reference_of
from faro.registers.models import Item, Record, Register, RegisterVersion
from faro.registers.selectors.access import Sight, covered_answers, may_act, readable

EXPORT = "registers.export"
CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Taken:
    """One record as it leaves: what Faro knows of it, its answers, its rows."""

    record: Record
    unit: str
    form: Form
    values: Values
    items: Mapping[str, Sequence[Values]]


@dataclass(frozen=True, slots=True)
class Exported:
    """What is taken: the questions of the record, those of each repeat, and the records in order."""

    register: Register
    questions: Mapping[str, Question]
    repeats: Mapping[str, Mapping[str, Question]]
    rows: QuerySet[Record]
    sight: Sight

    def bare(self) -> tuple[str, ...]:
        """Personal and reserved columns that leave uncovered in some record, by reference."""
        asked = {reference_of(question) for question in self.questions.values()}
        asked |= {reference_of(question) for rows in self.repeats.values() for question in rows.values()}
        found: set[str] = set()
        units = set(self.rows.order_by().values_list("unit", flat=True).distinct())
        for version in self.register.versions.all():
            private = private_references(version.rules, version.form) & asked
            for unit in units:
                found |= private - self.sight.covered(unit, version.rules, version.form)
        now = self.register.version
        covered = [self.sight.covered(unit, now.rules, now.form) for unit in units]
        return tuple(sorted(each for each in found if not all(each in hidden for hidden in covered)))

    def records(self) -> Iterator[Taken]:
        """Each of them, some thousands at a time."""
        units = unit_labels()
        ordered = self.rows.select_related("version").order_by("day", "id")
        prefetch = Prefetch("items", Item.objects.order_by("repeat", "position"))
        versions = {each.pk: each for each in RegisterVersion.objects.filter(register=self.register)}
        for record in ordered.prefetch_related(prefetch).iterator(chunk_size=CHUNK):
            version = versions[record.version_id]
            record.version = version
            covered = self.sight.covered(record.unit, version.rules, version.form)
            covered |= self.sight.covered(record.unit, self.register.version.rules, self.register.version.form)
            seen = covered_answers(record.whole, covered)
            yield Taken(record, units.get(record.unit, record.unit), version.form, seen.values, seen.items)


def may_take(access: Access, register: Register) -> bool:
    """Whether a person may take records of some unit away."""
    return bool(_units(access, register))


def exported(
    access: Access, register: Register, since: date | None = None, until: date | None = None, state: str = ""
) -> Exported:
    """The live records that a person may take away. Raises PermissionDenied where there are none for them."""
    units = _units(access, register)
    if not units:
        raise PermissionDenied(_("No puede descargar las anotaciones de este registro."))
    rows = readable(access, register).filter(voided_at=None)
    if register.unit not in units:
        rows = rows.filter(unit__in=units)
    if since:
        rows = rows.filter(day__gte=since)
    if until:
        rows = rows.filter(day__lte=until)
    if state:
        rows = rows.filter(state=state)
    forms = [each.form for each in register.versions.order_by("-number")]
    repeats = {name: kept_questions(forms, name) for name in repeats_of(forms)}
    return Exported(register, kept_questions(forms), repeats, rows, Sight(access, register))


def _units(access: Access, register: Register) -> list[str]:
    """Those whose records may be taken; with that of the register, all."""
    rules = register.definition.access
    named = {register.unit, *rules.enter}
    if rules.every_unit:
        named |= set(Record.objects.filter(register=register).order_by().values_list("unit", flat=True).distinct())
    return sorted(unit for unit in named if may_act(access, register, unit, EXPORT))
