"""Parties in the words of a page: in full for who may see them, covered for others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from faro.directory.api import Access
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.matching.words import folded
from faro.parties.domain.facts import LABELS, SEXES, fields_of, is_personal, organisation_kinds
from faro.parties.domain.identifiers import masked
from faro.parties.domain.masking import ERASED, HIDDEN, masked_name
from faro.parties.models import Identifier, Merge, Party
from faro.parties.selectors import VIEW_PERSONAL, Candidate
from faro.ui.api import Cell, Crumb, DataTable, Fact, TableColumn


@dataclass(frozen=True, slots=True)
class Document:
    """An identifier in words. ``held`` is its number in the database; ``of`` the merged party that brought it."""

    held: int
    label: str
    value: str
    validity: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """A merged party with what it brought."""

    merge: Merge
    name: str
    facts: tuple[Fact, ...]


def party_path(key: str) -> str:
    """The page of a party."""
    return reverse("parties:party", kwargs={"key": key})


def list_crumb() -> Crumb:
    """The way back to the list."""
    return Crumb(_("Personas y organizaciones"), reverse("parties:list"))


def party_crumb(access: Access, party: Party) -> Crumb:
    """The way back to a party."""
    return Crumb(name_for(access, party), party_path(party.key))


def name_for(access: Access, party: Party) -> str:
    """The name as this reader sees it."""
    if party.erased_at is not None:
        return ERASED
    return party.full_name if access.may(VIEW_PERSONAL) else masked_name(party.kind, party.full_name)


def number_for(access: Access, held: Identifier) -> str:
    """A number as this reader sees it."""
    issuer = f" ({held.issuer.title()})" if held.issuer else ""
    if not access.may(VIEW_PERSONAL):
        return f"{masked(held.kind, held.value)}{issuer}"
    return f"{held.value}{f'-{held.check_sign}' if held.check_sign else ''}{issuer}"


def documents_of(access: Access, held: Iterable[Identifier], own: str) -> tuple[Document, ...]:
    """The documents of a party and of those merged into it."""
    return tuple(
        Document(
            each.pk,
            each.label,
            number_for(access, each),
            _validity(each),
            "" if each.party_id == own else each.party_id,
        )
        for each in held
    )


def _validity(held: Identifier) -> str:
    words = []
    if held.valid_from:
        words.append(_("desde el {day}").format(day=day(held.valid_from)))
    if held.valid_until:
        words.append(_("hasta el {day}").format(day=day(held.valid_until)))
    return " ".join(words)


def facts_for(access: Access, party: Party) -> tuple[Fact, ...]:
    """What is known, and that the rest is not; nothing of who was erased."""
    if party.erased_at is not None:
        return (Fact(_("Datos personales"), ERASED),)
    return tuple(
        Fact(LABELS[field], _shown(party, field, full=access.may(VIEW_PERSONAL))) for field in fields_of(party.kind)
    )


def _shown(party: Party, field: str, *, full: bool) -> str:
    value = getattr(party, field)
    if field == "second_surname" and value == "":
        return _("No tiene")
    if value in (None, [], ""):
        return _("No se sabe")
    if not full and is_personal(party.kind, field) and field not in ("sector", "ubigeo"):
        return HIDDEN
    if field == "birth_date":
        return day(party.birth_date)
    if field == "other_names":
        return "\n".join(party.other_names)
    words = {"sex": SEXES, "organisation_kind": organisation_kinds()}.get(field, {})
    return words.get(str(value), str(value))


def joined_for(access: Access, merges: Iterable[Merge]) -> tuple[Joined, ...]:
    """The merged parties, newest first."""
    return tuple(Joined(each, name_for(access, each.loser), facts_for(access, each.loser)) for each in merges)


def table_of(
    access: Access, parties: Sequence[Party], caption: str, address: Callable[[str], str] = party_path
) -> DataTable:
    """The lines of a list; ``address``: where a key leads."""
    labels = (_("Nombre"), _("Clase"), _("Documentos"), _("Sector"), _("Ficha"))
    rows = tuple(
        (
            Cell(_marked(access, each), url=address(each.key)),
            Cell(each.get_kind_display()),
            Cell(", ".join(f"{held.label} {number_for(access, held)}" for held in each.identifiers.all())),
            Cell(each.sector or ""),
            Cell(each.key),
        )
        for each in parties
    )
    return DataTable(caption, tuple(TableColumn(label) for label in labels), rows, stacked=True)


def _marked(access: Access, party: Party) -> str:
    name = name_for(access, party)
    return _("{name} (de prueba)").format(name=name) if party.synthetic else name


def candidates_table(
    access: Access, candidates: Sequence[Candidate], address: Callable[[str], str] = party_path
) -> DataTable:
    """Likely duplicates, with why."""
    labels = (_("Nombre"), _("Documentos"), _("Nacimiento"), _("Sector"), _("Por qué se parece"))
    full = access.may(VIEW_PERSONAL)
    rows = tuple(
        (
            Cell(_marked(access, each.party), url=address(each.party.key)),
            Cell(", ".join(f"{held.label} {number_for(access, held)}" for held in each.party.identifiers.all())),
            Cell(_shown(each.party, "birth_date", full=full)),
            Cell(each.party.sector or ""),
            Cell(each.likeness.words),
        )
        for each in candidates
    )
    return DataTable(_("Fichas parecidas"), tuple(TableColumn(label) for label in labels), rows, stacked=True)


def comparison_of(access: Access, one: Party, other: Party) -> DataTable:
    """Two parties side by side; where they differ is marked."""
    fields = dict.fromkeys((*fields_of(one.kind), *fields_of(other.kind)))
    full = access.may(VIEW_PERSONAL)
    rows = [(Cell(_("Nombre completo")), Cell(name_for(access, one)), Cell(name_for(access, other)))]
    rows += [
        (
            Cell(LABELS[field]),
            Cell(_shown(one, field, full=full)),
            Cell(_shown(other, field, full=full), changed=_differ(one, other, field)),
        )
        for field in fields
    ]
    numbers = [", ".join(f"{h.label} {number_for(access, h)}" for h in each.identifiers.all()) for each in (one, other)]
    rows.append((Cell(_("Documentos")), Cell(numbers[0]), Cell(numbers[1])))
    columns = (_("Dato"), _("Ficha {key}").format(key=one.key), _("Ficha {key}").format(key=other.key))
    return DataTable(_("Las dos fichas"), tuple(TableColumn(label) for label in columns), tuple(rows), stacked=True)


def _differ(one: Party, other: Party, field: str) -> bool:
    a, b = getattr(one, field), getattr(other, field)
    return a not in (None, []) and b not in (None, []) and folded(str(a)) != folded(str(b))
