"""What somebody has begun in the registers and not saved yet, told apart by what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from faro.directory.api import Access
from faro.registers.domain.answers import Values
from faro.registers.domain.forms.model import Form
from faro.registers.domain.showing import shown
from faro.registers.domain.summary import MISSING, title_of
from faro.registers.models import Draft, Register
from faro.registers.selectors.access import ENTER

MOST = 50
ANSWERS, LONGEST = 3, 80
"""How many answers stand for a draft that has no title yet, and how many signs of them."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft of a new record. ``label``: its title, or its first answers; empty where it says nothing yet."""

    register: str
    label: str
    at: datetime
    url: str

    @property
    def when(self) -> str:
        """When it was kept, in words."""
        return timezone.localtime(self.at).strftime("%d/%m/%Y %H:%M")


def begun_in(access: Access, register: Register) -> tuple[Begun, ...]:
    """The person's drafts of new records of a register, newest first."""
    return tuple(map(_told, _drafts(access).filter(register=register)[:MOST]))


def begun_by(access: Access) -> tuple[Begun, ...]:
    """The person's drafts of new records of the registers in use, newest first; none for who may not write."""
    return tuple(map(_told, _drafts(access).filter(register__active=True)[:MOST])) if access.may(ENTER) else ()


def _drafts(access: Access) -> QuerySet[Draft]:
    kept = Draft.objects.filter(owner=access.actor.key, record=None)
    return kept.select_related("register__current", "version").order_by("-updated_at")


def _told(draft: Draft) -> Begun:
    register = draft.register
    return Begun(
        register.name,
        "" if register.sensitive else _label(draft),
        draft.updated_at,
        reverse("registers:draft", args=[register.code, draft.key]),
    )


def _label(draft: Draft) -> str:
    rules, form = draft.version.rules, draft.version.form
    values: Values = draft.answers.get("values", {})
    if not values.keys().isdisjoint(rules.record.title_keys):
        return title_of(rules, form, values, MISSING)
    found = list(_said(form, values))[:ANSWERS]
    return " · ".join(found)[:LONGEST]


def _said(form: Form, values: Values) -> Iterator[str]:
    for key, question in form.questions.items():
        if key in values and (text := shown(form, question, values[key])):
            yield " ".join(text.split())
