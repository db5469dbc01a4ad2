"""Telephones: whose they are, what they may enter, and what they take with them."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from faro.catalogs.api import limit
from faro.directory.api import PUBLIC, Access, Person, access_of_person, units_on
from faro.kernel.text import _
from faro.registers.domain.answers import Values
from faro.registers.domain.forms.model import Form, Question
from faro.registers.domain.summary import reference_of
from faro.registers.models import Device, Record, Register
from faro.registers.selectors.access import CORRECT, ENTER, may_act
from faro.registers.selectors.lists import as_text

STATE = "estado"
TAKEN = ("name", "label", STATE)


def access_of_device(device: Device) -> Access:
    """What the person of a telephone may do today; nothing once they left."""
    person = Person.objects.filter(key=device.person).first()
    return access_of_person(person) if person is not None else PUBLIC


def admits(register: Register, unit: str) -> bool:
    """Whether the register is entered by that unit."""
    rules = register.definition.access
    return rules.every_unit or unit in {register.unit, *rules.enter}


def may_enter_for(access: Access, register: Register, unit: str) -> bool:
    """Whether the person may write in the register for the unit."""
    return admits(register, unit) and may_act(access, register, unit, ENTER)


def registers_of(device: Device, access: Access) -> list[Register]:
    """The registers in use that the telephone's person may enter, by name."""
    chosen = device.registers.filter(active=True).exclude(current=None).select_related("current").order_by("name")
    return [_ready(each) for each in chosen if may_enter_for(access, each, device.unit)]


def register_on(device: Device, access: Access, code: str) -> Register:
    """One of them. Raises :class:`Http404`."""
    for register in registers_of(device, access):
        if register.code == code:
            return register
    raise Http404(_("Este teléfono no tiene ese formulario."))


def _ready(register: Register) -> Register:
    register.version.register = register
    return register


def devices_seen_by(access: Access) -> list[Device]:
    """One's own telephones, and those of the units whose records one may correct; those in use first."""
    access.require(ENTER)
    own = Q(person=access.person_key)
    reach = access.grants.get(CORRECT, frozenset())
    seen = Q() if reach is None else own | Q(unit__in=reach)
    return list(Device.objects.filter(seen).prefetch_related("registers")[:500])


def device_for(access: Access, code: str) -> Device:
    """A telephone that one may see. Raises Http404 or PermissionDenied."""
    access.require(ENTER)
    device = Device.objects.filter(code=code).first()
    if device is None:
        raise Http404(_("No hay un teléfono con ese código."))
    if device.person != access.person_key and not access.may(CORRECT, device.unit):
        raise PermissionDenied(CORRECT)
    return device


def choices_to_enter(access: Access) -> tuple[list[tuple[str, str]], list[Register]]:
    """The units for which the person may enter in some register, and those registers."""
    access.require(ENTER)
    registers = [
        _ready(each)
        for each in Register.objects.filter(active=True)
        .exclude(current=None)
        .select_related("current")
        .order_by("name")
    ]
    units = [(each.code, f"{each.code} {each.name}") for each in units_on() if access.may(ENTER, each.code)]
    open_to = [each for each in registers if any(may_enter_for(access, each, code) for code, _name in units)]
    used = {code for code, _name in units if any(admits(each, code) for each in open_to)}
    return [(code, name) for code, name in units if code in used], open_to


def runs(device: Device, now: datetime) -> bool:
    """Whether its key still opens."""
    return device.revoked_at is None and now < device.expires_at


def lists_of(form: Form) -> list[Register]:
    """The registers whose records a form lets one choose from."""
    found = Register.objects.filter(code__in=form.external_lists).exclude(current=None).select_related("current")
    return [_ready(each) for each in found.order_by("code")]


def list_file(register: Register) -> bytes:
    """The records of a register as the CSV file that a form reads: number, title, and what it is filtered by.

    Nothing personal or sensitive leaves in it, whoever carries the telephone: it may be lost. Newest records first, as
    many as the catalogue allows.
    """
    private = _private(register)
    titled = _may_be_titled(register)
    columns = _columns(register, private)
    content = io.StringIO(newline="")
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow(["name", "label", *(each.key for each in columns), STATE])
    most = int(limit("registers.odk_list_rows").value)
    records = Record.objects.filter(register=register, voided_at=None).order_by("-day", "-id")
    for number, title, state, answers in records.values_list("number", "title", "state", "answers")[:most]:
        writer.writerow(
            [number, title if titled else number, *_cells(columns, answers), "" if register.sensitive else state]
        )
    return content.getvalue().encode()


def _cells(columns: Sequence[Question], answers: Values) -> Iterable[str]:
    return (as_text(answers[each.key]) if each.key in answers else "" for each in columns)


def _may_be_titled(register: Register, nested: int = 3) -> bool:
    """Whether no title of its records names someone, by itself or by the title of what it points to."""
    form, definition = register.version.form, register.definition
    keys = definition.record.title_keys
    if register.sensitive or not nested or not _private(register).isdisjoint(_references(form, keys)):
        return False
    named = {question.external_list for key in keys if (question := form.find(key)) and question.external_list}
    others = Register.objects.filter(code__in=named - {register.code}).exclude(current=None).select_related("current")
    return all(_may_be_titled(_ready(each), nested - 1) for each in others)


def _private(register: Register) -> frozenset[str]:
    columns = register.definition.columns
    return _references(register.version.form, (*columns.personal, *columns.sensitive))


def _references(form: Form, keys: Iterable[str]) -> frozenset[str]:
    found = (form.find(key) for key in keys)
    return frozenset(reference_of(question) for question in found if question is not None)


def _columns(register: Register, private: frozenset[str]) -> list[Question]:
    if register.sensitive:
        return []
    named = (register.version.form.find(key) for key in register.definition.columns.filters)
    return [
        each
        for each in named
        if each is not None and each.repeat is None and reference_of(each) not in private and each.key not in TAKEN
    ]
