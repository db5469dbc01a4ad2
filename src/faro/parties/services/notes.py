"""Entries of the ledger about parties."""

from collections.abc import Iterable, Sequence

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, JsonValue, record, record_each, subject_key
from faro.parties.domain.facts import PartyFacts, fields_of, is_personal
from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.models import Party


def key_of(key: str) -> str:
    """The subject key of a party."""
    return subject_key("party", key)


def note(actor: Actor, verb: str, key: str, changes: Sequence[Change] = (), reason: str = "") -> None:
    """Add an entry about a party. Never public."""
    record(actor=actor, action=f"parties.{verb}", subject=key_of(key), changes=changes, reason=reason)


def note_each(actor: Actor, verb: str, parties: Sequence[tuple[str, Sequence[Change]]]) -> None:
    """Add an entry about each of many parties. Never public."""
    subjects = [(key_of(key), changes) for key, changes in parties]
    record_each(actor=actor, action=f"parties.{verb}", subjects=subjects)


def fact_changes(before: PartyFacts | None, after: PartyFacts) -> list[Change]:
    """What differs, field by field."""
    found = []
    for field in fields_of(after.kind):
        was = None if before is None else _kept(getattr(before, field))
        now = _kept(getattr(after, field))
        if was != now:
            found.append(Change(field, was, now, personal=is_personal(after.kind, field)))
    return found


def identifier_changes(kind: str, identifiers: Iterable[IdentifierFacts], *, removed: bool = False) -> list[Change]:
    """Numbers that a party of that kind gets, or loses."""
    personal = kind == Party.Kind.PERSON
    found = []
    for each in identifiers:
        text = " ".join(part for part in (each.value, each.check_sign, each.issuer) if part)
        was, now = (text, None) if removed else (None, text)
        found.append(Change(each.kind, was, now, personal=personal))
    return found


def locked(key: str) -> Party:
    """The party as it is now, for this transaction alone."""
    return Party.objects.select_for_update().get(key=key)


def living(party: Party) -> Party:
    """The party, if it stands for itself. Raises :class:`FaroError`."""
    if party.erased_at is not None:
        raise FaroError(_("Los datos de esta ficha fueron cancelados: ya no se cambia."))
    if party.merged_into_id is not None:
        sentence = _("La ficha está unida a {key}: cambie esa, o deshaga la unión.")
        raise FaroError(sentence.format(key=party.merged_into_id))
    return party


def _kept(value: object) -> JsonValue:
    if isinstance(value, tuple):
        return "; ".join(str(each) for each in value) or None
    return None if value is None else str(value)
