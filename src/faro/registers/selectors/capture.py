"""What a page where records are written down needs to know."""

from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from faro.directory.api import Access, units_on
from faro.kernel.text import _
from faro.matching.words import folded
from faro.parties.api import Party, find_by_identifier, identifier_kinds, masked_name
from faro.registers.domain.forms.model import Choice, Externals, Form
from faro.registers.domain.summary import reference_of
from faro.registers.models import Draft, Record, Register
from faro.registers.selectors.access import CORRECT, ENTER, Sight, may_act, may_open
from faro.registers.selectors.lists import RegisterList


@dataclass(frozen=True, slots=True)
class UnitToEnter:
    """A unit for which the person may write in the register."""

    code: str
    name: str


def register_in_use(code: str) -> Register:
    """The register with its version in force. Raises :class:`Http404`."""
    kept = Register.objects.select_related("current").defer("current__form_source", "current__definition_source")
    found = kept.filter(code=code, active=True).exclude(current=None).first()
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
        if (rules.every_unit or each.code in named) and may_act(access, register, each.code, ENTER)
    )
    if not found:
        raise PermissionDenied(ENTER)
    return found


def record_to_correct(access: Access, register: Register, key: str) -> Record:
    """A record that the person may correct. Raises :class:`Http404` or :class:`PermissionDenied`."""
    found = Record.objects.select_related("register", "version").filter(register=register, key=key).first()
    if found is None:
        raise Http404(_("Ese registro no tiene una anotación con esa clave."))
    if not may_act(access, register, found.unit, CORRECT):
        raise PermissionDenied(CORRECT)
    return found


def draft_of(access: Access, key: str) -> Draft | None:
    """The person's own draft of that key."""
    return Draft.objects.select_related("record").filter(owner=access.actor.key, key=key).first()


def saved_record(register: Register, key: str) -> Record | None:
    """The record that a draft became."""
    return Record.objects.filter(register=register, key=key).first()


def covered_keys(access: Access, register: Register, unit: str) -> frozenset[str]:
    """The keys of the questions whose answers this person may not see in a record of a unit."""
    form = register.version.form
    covered = Sight(access, register).covered(unit, register.definition, form)
    return frozenset(key for key, question in form.questions.items() if reference_of(question) in covered)


class ShownList(RegisterList):
    """The records of another register as this person may see them, some at a time."""

    def __init__(self, access: Access, register: Register) -> None:
        covered = Sight(access, register).covered(register.unit, register.definition, register.version.form)
        named = covered.isdisjoint(register.definition.record.title_keys) and may_open(access, register)
        super().__init__(register.code, covered, titled=named)
        self._records = Record.objects.filter(register=register, voided_at=None)

    def first(self, most: int) -> tuple[Choice, ...]:
        """The newest."""
        return tuple(self._choice(record) for record in self._records.order_by("-day", "-id")[:most])

    def search(self, text: str, most: int) -> tuple[Choice, ...]:
        """Those whose number is the text, or whose title has all its words."""
        wanted = Q(number__iexact=text.strip())
        if self._titled and (words := folded(text).split()):
            wanted |= reduce(and_, (Q(search__contains=word) for word in words[:6]))
        return tuple(self._choice(record) for record in self._records.filter(wanted).order_by("-day", "-id")[:most])


def lists_to_show(access: Access, form: Form) -> Externals:
    """Every list that the form takes from other registers, as far as this person may see their records."""
    registers = Register.objects.filter(code__in=form.external_lists).exclude(current=None).select_related("current")
    found = {}
    for register in registers:
        register.version.register = register
        found[register.code] = ShownList(access, register)
    return found


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
