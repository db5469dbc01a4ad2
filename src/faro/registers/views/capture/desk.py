"""What a page of a form is about: the register, the record or the draft, and who fills it in."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from faro.directory.api import Access, access_of
from faro.kernel.text import _
from faro.registers.domain.answers import Answers
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.forms.model import Form
from faro.registers.forms.filling import Filling, Surroundings, begun, filling_of_json
from faro.registers.models import Draft, Record, Register
from faro.registers.selectors import capture
from faro.registers.selectors.access import CORRECT, ENTER
from faro.registers.selectors.capture import UnitToEnter
from faro.registers.selectors.lists import external_lists
from faro.registers.services.capture import page_of
from faro.registers.services.drafts import answers_in


@dataclass(frozen=True, slots=True)
class Desk:
    """``key``: of the record that will be, or that is corrected; ``draft``: what was kept of it, if anything."""

    access: Access
    register: Register
    units: tuple[UnitToEnter, ...]
    key: str
    record: Record | None = None
    draft: Draft | None = None
    like: Record | None = None
    """The record whose day, place and unit a new one starts with."""

    @property
    def definition(self) -> RegisterDefinition:
        """What the register asks besides its form."""
        return self.register.definition

    @property
    def form(self) -> Form:
        """The form in force: a record is corrected with it too, whatever it was written with."""
        return self.register.version.form

    @property
    def page(self) -> dict[str, Any]:
        """What the draft kept beside its answers."""
        return page_of(self.draft) if self.draft is not None else {}

    @property
    def unit(self) -> str:
        """For which unit it is, unless somebody chooses another."""
        for code in (
            str(self.page.get("unit", "")),
            self.record.unit if self.record else "",
            self.like.unit if self.like else "",
        ):
            if code and any(each.code == code for each in self.units):
                return code
        return self.units[0].code

    @property
    def address(self) -> str:
        """Where its fields are sent."""
        code = self.register.code
        if self.record is not None:
            return reverse("registers:edit", args=[code, self.key])
        if self.draft is not None:
            return self.draft_address
        return reverse("registers:new", args=[code])

    @property
    def draft_address(self) -> str:
        """Where the draft is, once there is one."""
        if self.record is not None:
            return reverse("registers:edit", args=[self.register.code, self.key])
        return reverse("registers:draft", args=[self.register.code, self.key])

    @property
    def token(self) -> str:
        """The moment of the draft, by which a page knows whether another one changed it."""
        return self.draft.updated_at.isoformat() if self.draft is not None else ""

    def surroundings(self) -> Surroundings:
        """What the rules of the form may ask for."""
        named = {"username": self.access.person_key}
        shown = capture.lists_to_show(self.access, self.form) if self.form.external_lists else {}
        lists = external_lists(self.form)
        return Surroundings(timezone.now(), timezone.get_current_timezone(), lists, named, shown)

    def start(self, around: Surroundings) -> Filling:
        """What the page begins with: the draft, else the record, else an empty form with its defaults."""
        if self.draft is not None:
            answers = answers_in(self.draft)
            if "typed" in self.page:
                return filling_of_json(self.form, self.page, answers)
            return begun(self.form, answers, around, new=False)
        if self.record is not None:
            return begun(self.form, self.record.whole, around, new=False)
        return begun(self.form, self._carried(), around, new=True)

    def _carried(self) -> Answers:
        if self.like is None:
            return Answers()
        rules = self.definition.record
        return Answers({key: self.like.answers[key] for key in (rules.day, rules.place) if key in self.like.answers})


def desk_for_new(request: HttpRequest, code: str) -> Desk:
    """A new record. Raises :class:`Http404` or :class:`~django.core.exceptions.PermissionDenied`."""
    access, register = _entered(request, code, ENTER)
    units = capture.units_to_enter(access, register)
    key = _key(request.POST.get("clave", ""))
    before = request.GET.get("desde") or request.POST.get("desde") or ""
    like = capture.saved_record(register, before) if before else None
    if like is not None and not access.may(ENTER, like.unit):
        like = None
    draft = capture.draft_of(access, key) if request.method == "POST" else None
    return Desk(access, register, units, key, None, draft, like)


def desk_for_draft(request: HttpRequest, code: str, key: str) -> Desk:
    """A draft of a new record; it may be gone once it was saved."""
    access, register = _entered(request, code, ENTER)
    units = capture.units_to_enter(access, register)
    draft = capture.draft_of(access, key)
    if draft is not None and draft.register_id != register.pk:
        raise Http404(_("Ese borrador es de otro registro."))
    return Desk(access, register, units, key, None, draft)


def desk_for_record(request: HttpRequest, code: str, key: str) -> Desk:
    """A record that is corrected. Raises :class:`Http404` or :class:`~django.core.exceptions.PermissionDenied`."""
    access, register = _entered(request, code, CORRECT)
    record = capture.record_to_correct(access, register, key)
    if not record.is_live:
        raise Http404(_("La anotación está anulada: no se corrige."))
    return Desk(access, register, (UnitToEnter(record.unit, ""),), key, record, capture.draft_of(access, key))


def _entered(request: HttpRequest, code: str, permission: str) -> tuple[Access, Register]:
    access = access_of(request)
    access.require(permission)
    return access, capture.register_in_use(code)


def _key(sent: str) -> str:
    try:
        return str(UUID(sent))
    except ValueError:
        return str(uuid4())
