"""What is known of a person or an organisation, checked field by field."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.parties.domain.identifiers import (
    ORGANISATION,
    PERSON,
    IdentifierFacts,
    disagreement,
    identifier,
)
from faro.parties.domain.texts import latin, tidy

LONGEST = {"given_names": 120, "first_surname": 80, "second_surname": 80, "name": 200, "sector": 120, "address": 200}
OTHER_NAMES = 10
EARLIEST = date(1900, 1, 1)
SEXES = {"F": _("Mujer"), "M": _("Hombre")}
OWN_FIELDS: Mapping[str, tuple[str, ...]] = {
    PERSON: ("given_names", "first_surname", "second_surname", "sex", "birth_date"),
    ORGANISATION: ("name", "organisation_kind"),
}
SHARED_FIELDS = ("other_names", "sector", "address", "ubigeo", "phone", "email")
CONTACT = ("address", "phone", "email")
REQUIRED = {PERSON: ("given_names", "first_surname"), ORGANISATION: ("name",)}
LABELS = {
    "given_names": _("Nombres"),
    "first_surname": _("Primer apellido"),
    "second_surname": _("Segundo apellido"),
    "name": _("Denominación"),
    "organisation_kind": _("Clase de organización"),
    "other_names": _("Otros nombres"),
    "sex": _("Sexo"),
    "birth_date": _("Fecha de nacimiento"),
    "sector": _("Sector"),
    "address": _("Dirección"),
    "ubigeo": _("Ubigeo"),
    "phone": _("Teléfono"),
    "email": _("Correo"),
}


class FactProblems(FaroError):
    """All that is wrong with what was given: field → sentence. ``identifier:<n>`` is the n-th identifier."""

    def __init__(self, by_field: Mapping[str, str]) -> None:
        self.by_field = dict(by_field)
        super().__init__(" ".join(self.by_field.values()))


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What is known of a party. None: not known. An empty second surname: the person has none."""

    kind: str
    given_names: str | None = None
    first_surname: str | None = None
    second_surname: str | None = None
    name: str | None = None
    organisation_kind: str | None = None
    other_names: tuple[str, ...] = ()
    sex: str | None = None
    birth_date: date | None = None
    sector: str | None = None
    address: str | None = None
    ubigeo: str | None = None
    phone: str | None = None
    email: str | None = None


@cache
def organisation_kinds() -> dict[str, str]:
    """Kinds of organisations, by code."""
    text = resources.files("faro.parties.domain").joinpath("organisations.toml").read_text("utf-8")
    return dict(tomllib.loads(text)["kinds"])


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields of a person, or of an organisation."""
    return (*OWN_FIELDS[kind], *SHARED_FIELDS)


def is_personal(kind: str, field: str) -> bool:
    """Whether a field is personal data: all of a person; of an organisation, how to reach it."""
    return kind == PERSON or field in CONTACT


def full_name(facts: PartyFacts) -> str:
    """The name as it is read: «Nombres Primer Segundo», or the name of the organisation."""
    parts = (facts.given_names, facts.first_surname, facts.second_surname, facts.name)
    return " ".join(part for part in parts if part)


def checked(
    facts: PartyFacts, identifiers: tuple[IdentifierFacts, ...], today: date
) -> tuple[PartyFacts, tuple[IdentifierFacts, ...]]:
    """Both as they are kept. Raises :class:`FactProblems` with all that is wrong, at once."""
    problems: dict[str, str] = {}
    cleaned = _cleaned(facts, problems)
    problems |= {field: sentence for field, sentence in _wrong_fields(cleaned, today).items() if field not in problems}
    kept = []
    for place, each in enumerate(identifiers):
        try:
            kept.append(identifier(each, facts.kind))
        except FaroError as error:
            problems[f"identifier:{place}"] = str(error)
    if not problems and (sentence := disagreement(kept)):
        problems["identifiers"] = sentence
    if problems:
        raise FactProblems(problems)
    return cleaned, tuple(dict.fromkeys(kept))


def _cleaned(facts: PartyFacts, problems: dict[str, str]) -> PartyFacts:
    """Texts tidied; fields of the other kind emptied."""
    given: dict[str, object] = {}
    for field in fields_of(facts.kind):
        value = getattr(facts, field)
        if isinstance(value, str):
            value = "" if field == "second_surname" and value == "" else tidy(value)
        if field == "other_names":
            value = tuple(dict.fromkeys(name for each in value if (name := tidy(each))))[: OTHER_NAMES + 1]
        given[field] = value
        try:
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and field in (*LONGEST, "other_names"):
                    latin(text)
        except FaroError as error:
            problems[field] = _labelled(field, str(error))
    return replace(PartyFacts(facts.kind), **given)  # type: ignore[arg-type]


def _labelled(field: str, sentence: str) -> str:
    return f"{LABELS[field]}: {sentence}"


def _wrong_fields(facts: PartyFacts, today: date) -> dict[str, str]:
    found = {
        field: _labelled(field, _("falta."))
        for field in REQUIRED[facts.kind]
        if not any(letter.isalpha() for letter in getattr(facts, field) or "")
    }
    for field, longest in LONGEST.items():
        if len(getattr(facts, field) or "") > longest:
            found[field] = _labelled(field, _("pasa de {n} letras.").format(n=longest))
    if len(facts.other_names) > OTHER_NAMES or any(len(each) > LONGEST["name"] for each in facts.other_names):
        found["other_names"] = _labelled("other_names", _("hasta {n}, de 200 letras.").format(n=OTHER_NAMES))
    return found | _wrong_codes(facts) | _wrong_day(facts.birth_date, today)


def _wrong_codes(facts: PartyFacts) -> dict[str, str]:
    found = {}
    if facts.sex is not None and facts.sex not in SEXES:
        found["sex"] = _labelled("sex", _("elija uno de la lista, o ninguno."))
    if facts.organisation_kind is not None and facts.organisation_kind not in organisation_kinds():
        found["organisation_kind"] = _labelled("organisation_kind", _("elija una de la lista, o ninguna."))
    if facts.ubigeo is not None and not re.fullmatch(r"[0-9]{6}", facts.ubigeo):
        found["ubigeo"] = _labelled("ubigeo", _("son 6 cifras, como 180301."))
    if facts.phone is not None and not re.fullmatch(r"\+?[0-9][0-9 ()\-]{4,22}", facts.phone):
        found["phone"] = _labelled("phone", _("son cifras, con o sin «+» al inicio."))
    if facts.email is not None and not _is_email(facts.email):
        found["email"] = _labelled("email", _("no es una dirección de correo."))
    return found


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def _wrong_day(day: date | None, today: date) -> dict[str, str]:
    if day is None or EARLIEST <= day <= today:
        return {}
    return {"birth_date": _labelled("birth_date", _("debe estar entre 1900 y hoy."))}
