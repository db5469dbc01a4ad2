"""What the page of a form keeps and saves."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.parties.api import IdentifierFacts, Party, add_identifier, identifier_kinds, resolve
from faro.registers.domain.answers import Answers
from faro.registers.models import Draft, Record, Register
from faro.registers.services.drafts import save_draft

PAGE = "page"
"""Under which a draft keeps what its page needs beside the answers."""


@transaction.atomic
def save_page(  # noqa: PLR0913  a draft, and what was typed that is no answer yet
    *,
    actor: Actor,
    register: Register,
    key: str,
    answers: Answers,
    page: Mapping[str, Any],
    record: Record | None = None,
    base_revision: int | None = None,
) -> Draft:
    """Keep a draft with everything that was typed, what cannot be read too."""
    kept = save_draft(
        actor=actor, register=register, key=key, answers=answers, record=record, base_revision=base_revision
    )
    kept.answers = {**kept.answers, PAGE: dict(page)}
    kept.save(update_fields=["answers"])
    return kept


def page_of(draft: Draft) -> dict[str, Any]:
    """What the page of a draft kept; empty for a draft that came another way."""
    kept = draft.answers.get(PAGE)
    return kept if isinstance(kept, dict) else {}


def say_same(*, actor: Actor, party: str, kind: str, number: str) -> Party:
    """Somebody looked and said: the person of that document is the one kept under that key. It gets the document.

    Raises :class:`~faro.kernel.errors.FaroError` where it cannot be the same: it has another one of that kind.
    """
    known = resolve(party)
    if known is None:
        raise FaroError(_("Esa ficha ya no existe."))
    label = identifier_kinds()[kind].label
    if known.identifiers.filter(kind=kind).exists():
        sentence = _("Esa ficha ya tiene otro {document}. Si es la misma, corrija el número.")
        raise FaroError(sentence.format(document=label))
    add_identifier(actor=actor, party=known, given=IdentifierFacts(kind, number))
    return known
