"""What a page where records are written down needs to know."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from faro.directory.api import Access, units_on
from faro.kernel.text import _
from faro.parties.api import Party, find_by_identifier, identifier_kinds, masked_name
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.forms.model import Form
from faro.registers.models import Draft, Record, Register

ENTER, CORRECT = "registers.enter", "registers.correct"
VIEW_PERSONAL, VIEW_SENSITIVE = "registers.view_personal", "registers.view_sensitive"


@dataclass(frozen=True, slots=True)
class UnitToEnter:
    """A unit for which the person may write in the register."""

    code: str
    name: str


def register_in_use(code: str) -> Register:
    """The register with its version in force. Raises :class:`Http404`."""
    found = Register.objects.select_related("current").filter(code=code, active=True).exclude(current=None).first()
    if found is None:
        raise Http404(_("No hay un registro en uso con ese código."))
    found.version.register = found
    return found


def units_to_enter(access: Access, register: Register) -> tuple[UnitToEnter, ...]:
    """The units for which the person may write there. Raises :class:`PermissionDenied` where there is none."""
    rules = register.definition.access
    named = {register.unit, *rules.enter}
    found = tuple(
        UnitToEnter(each.code, each.name)
        for each in units_on()
        if (rules.every_unit or each.code in named) and may_write(access, register, ENTER, each.code)
    )
    if not found:
        raise PermissionDenied(ENTER)
    return found


def may_write(access: Access, register: Register, code: str, unit: str) -> bool:
    """Whether the person may enter or correct records of a unit; a reserved register asks for more."""
    return access.may(code, unit) and (not register.sensitive or access.may(VIEW_SENSITIVE, unit))


def record_to_correct(access: Access, register: Register, key: str) -> Record:
    """A record that the person may correct. Raises :class:`Http404` or :class:`PermissionDenied`."""
    found = Record.objects.select_related("register", "version").filter(register=register, key=key).first()
    if found is None:
        raise Http404(_("Ese registro no tiene una anotación con esa clave."))
    if not may_write(access, register, CORRECT, found.unit):
        raise PermissionDenied(CORRECT)
    return found


def draft_of(access: Access, key: str) -> Draft | None:
    """The person's own draft of that key."""
    return Draft.objects.select_related("record").filter(owner=access.actor.key, key=key).first()


def drafts_of(access: Access, register: Register) -> tuple[Draft, ...]:
    """The person's drafts of new records of a register, newest first."""
    return tuple(Draft.objects.filter(register=register, owner=access.actor.key, record=None)[:10])


def saved_record(register: Register, key: str) -> Record | None:
    """The record that a draft became."""
    return Record.objects.filter(register=register, key=key).first()


def covered_keys(access: Access, definition: RegisterDefinition, form: Form, unit: str) -> frozenset[str]:
    """The questions whose answers this person may not see in others' records."""
    hidden: list[str] = []
    if not access.may(VIEW_PERSONAL, unit):
        hidden += definition.columns.personal
    if not access.may(VIEW_SENSITIVE, unit):
        hidden += definition.columns.sensitive
    return frozenset(question.key for each in hidden if (question := form.find(each)) is not None)


def known_person(access: Access, kind: str, number: str) -> str:
    """What is known of whom a document names, as this person may see it; empty where nobody has it."""
    if kind not in identifier_kinds():
        return ""
    party = find_by_identifier(kind, number)
    if party is None:
        return ""
    return _("Ya tiene ficha: {name}").format(name=name_of(access, party))


def name_of(access: Access, party: Party) -> str:
    """The name as this person may see it."""
    name = party.full_name if access.may("parties.view_personal") else masked_name(party.kind, party.full_name)
    return f"{name} ({party.sector})" if party.sector else name
