"""Which registers and records a person may see, and how much of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from faro.directory.api import Access
from faro.kernel.text import _
from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.forms.model import Form
from faro.registers.domain.summary import reference_of, title_of
from faro.registers.models import Record, Register, RegisterVersion

VIEW, MANAGE = "registers.view", "registers.manage"
ENTER, CORRECT, DECIDE = "registers.enter", "registers.correct", "registers.decide"
VIEW_PERSONAL, VIEW_SENSITIVE = "registers.view_personal", "registers.view_sensitive"
WHO_MAY = {"enter": ENTER, "correct": CORRECT, "decide": DECIDE}
HIDDEN = "•••"


@dataclass(frozen=True, slots=True)
class Sight:
    """How much of the records of a register a person sees."""

    access: Access
    register: Register

    def covered(self, unit: str, definition: RegisterDefinition, form: Form) -> frozenset[str]:
        """References of the questions whose answers stay covered in records of a unit."""
        named: list[str] = []
        if not self.may(VIEW_PERSONAL, unit):
            named += definition.columns.personal
        if not self.may(VIEW_SENSITIVE, unit):
            named += definition.columns.sensitive
        found = (form.find(each) for each in named)
        return frozenset(reference_of(question) for question in found if question is not None)

    def may(self, code: str, unit: str) -> bool:
        """Whether the permission reaches the unit of a record, or the register's owner."""
        return self.access.may(code, unit) or self.access.may(code, self.register.unit)

    @property
    def everywhere(self) -> bool:
        """Whether nothing of any record stays covered for this person."""
        codes = (VIEW_PERSONAL, VIEW_SENSITIVE)
        columns = self.register.definition.columns
        wanted = [code for code, named in zip(codes, (columns.personal, columns.sensitive), strict=True) if named]
        return all(self.access.may(code, self.register.unit) for code in wanted)


def seen_registers(access: Access) -> QuerySet[Register]:
    """The registers that a person may know of: reserved ones too, for their aggregates."""
    access.require(VIEW)
    return Register.objects.exclude(current=None).select_related("current").order_by("-active", "name")


def register_for(access: Access, code: str, *permissions: str) -> Register:
    """A register, for who may know of it and holds the other permissions. Raises Http404 or PermissionDenied."""
    for permission in (VIEW, *permissions):
        access.require(permission)
    found = Register.objects.exclude(current=None).select_related("current").filter(code=code).first()
    if found is None:
        raise Http404(_("No hay un registro con ese código."))
    found.version.register = found
    return found


def may_open(access: Access, register: Register) -> bool:
    """Whether a person may read the records one by one: those of a reserved register are for few."""
    if not register.sensitive:
        return access.may(VIEW)
    return access.may(VIEW_SENSITIVE, register.unit) or bool(_reserved_units(access, register))


def _reserved_units(access: Access, register: Register) -> tuple[str, ...]:
    return tuple(unit for unit in register.definition.access.enter if access.may(VIEW_SENSITIVE, unit))


def open_register_for(access: Access, code: str) -> Register:
    """A register whose records a person may read one by one. Raises Http404 or PermissionDenied."""
    register = register_for(access, code)
    if not may_open(access, register):
        raise PermissionDenied(_("Es un registro reservado: solo se ven sus cifras."))
    return register


def readable(access: Access, register: Register) -> QuerySet[Record]:
    """The records that a person may read; of a reserved register, those of the units that they are responsible for."""
    records = Record.objects.filter(register=register)
    if register.sensitive and not access.may(VIEW_SENSITIVE, register.unit):
        return records.filter(unit__in=_reserved_units(access, register))
    return records


def record_for(access: Access, code: str, key: str) -> Record:
    """A record, for who may read it. Raises Http404 or PermissionDenied."""
    register = open_register_for(access, code)
    found = readable(access, register).select_related("version").filter(key=key).first()
    if found is None:
        raise Http404(_("El registro no tiene una anotación con esa clave."))
    found.register = register
    return found


def may_act(access: Access, register: Register, unit: str, code: str) -> bool:
    """Whether a person may do that to records of a unit: in that unit, or in the one that owns the register.

    In a reserved register, only who may see them.
    """
    sight = Sight(access, register)
    return sight.may(code, unit) and (not register.sensitive or sight.may(VIEW_SENSITIVE, unit))


def covered_answers(answers: Answers, covered: frozenset[str]) -> Answers:
    """The answers with those covered replaced by a sign that says so."""
    if not covered:
        return answers
    items = {repeat: [_covered(row, covered, f"{repeat}.") for row in rows] for repeat, rows in answers.items.items()}
    return Answers(_covered(answers.values, covered), items)


def _covered(values: Values, covered: frozenset[str], before: str = "") -> Values:
    found: dict[str, Value] = {key: HIDDEN if f"{before}{key}" in covered else value for key, value in values.items()}
    return found


def title_for(record: Record, covered: Iterable[str]) -> str:
    """The title of a record as this person sees it."""
    version = record.version
    if set(covered).isdisjoint(version.rules.record.title_keys):
        return record.title
    values = covered_answers(Answers(record.answers), frozenset(covered)).values
    return title_of(version.rules, version.form, values, record.number)


def version_of(register: Register, number: int) -> RegisterVersion:
    """A version by its number. Raises Http404."""
    found = RegisterVersion.objects.filter(register=register, number=number).first()
    if found is None:
        raise Http404(_("El registro no tiene esa versión."))
    found.register = register
    return found
