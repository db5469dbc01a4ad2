"""Identifiers: how each kind is written, and whether its check digit agrees (docs/parties.md)."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.parties.domain.texts import latin, tidy

PERSON, ORGANISATION = "person", "organisation"
DNI, RUC = "dni", "ruc"
_DNI_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
_DNI_DIGITS, _DNI_LETTERS = "65432110987", "KJIHGFEDCBA"
_RUC_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_FILLING = re.compile(r"[\s.\-‐‑–—_]+")
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class IdentifierKind:
    """A kind of identifier. ``issuer``: the label of who issued it, where the number alone is not the only one."""

    code: str
    label: str
    of: tuple[str, ...]
    pattern: str
    mend: str
    issuer: str
    sure: str


@dataclass(frozen=True, slots=True)
class IdentifierFacts:
    """An identifier as it is kept. ``issuer`` is empty for kinds without; a missing day of validity is not known."""

    kind: str
    value: str
    issuer: str = ""
    check_sign: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def number(self) -> tuple[str, str, str]:
        """What only one party has."""
        return (self.kind, self.issuer, self.value)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("faro.parties.domain").joinpath("identifiers.toml").read_text("utf-8"))


@cache
def identifier_kinds() -> dict[str, IdentifierKind]:
    """All kinds by code, in the order of the data file."""
    rows = (IdentifierKind(**{**row, "of": tuple(row["of"])}) for row in _data()["kind"])
    return {row.code: row for row in rows}


def kinds_of(party_kind: str) -> tuple[IdentifierKind, ...]:
    """The kinds that a person, or an organisation, may have."""
    return tuple(kind for kind in identifier_kinds().values() if party_kind in kind.of)


def compact(text: str) -> str:
    """What was typed without blanks, dots, hyphens and invisible signs, in capitals; wide digits as plain ones."""
    shown = unicodedata.normalize("NFKC", tidy(text) or "")
    return _FILLING.sub("", shown).upper()


def identifier(given: IdentifierFacts, party_kind: str) -> IdentifierFacts:
    """The identifier as it is kept. Raises :class:`FaroError` saying what is wrong with it."""
    kind = identifier_kinds().get(given.kind)
    if kind is None or party_kind not in kind.of:
        raise FaroError(_("Ese documento no es para esta clase de ficha."))
    value, check = _value_and_check(kind, given)
    if kind.code == RUC:
        _check_ruc(value, party_kind)
    if given.valid_from and given.valid_until and given.valid_until < given.valid_from:
        raise FaroError(_("{label}: la vigencia termina antes de empezar.").format(label=kind.label))
    return IdentifierFacts(kind.code, value, _issuer(kind, given.issuer), check, given.valid_from, given.valid_until)


def _issuer(kind: IdentifierKind, given: str) -> str:
    if not kind.issuer:
        return ""
    issuer = latin(tidy(given) or "").upper()
    if not issuer:
        raise FaroError(_("{label}: falta «{issuer}».").format(label=kind.label, issuer=kind.issuer))
    if len(issuer) > 60:
        raise FaroError(_("{label}: «{issuer}» pasa de 60 letras.").format(label=kind.label, issuer=kind.issuer))
    return issuer


def _value_and_check(kind: IdentifierKind, given: IdentifierFacts) -> tuple[str, str | None]:
    value, check = compact(given.value), compact(given.check_sign or "") or None
    if kind.code == DNI and re.fullmatch(r"[0-9]{8}[0-9A-K]", value) and check is None:
        value, check = value[:8], value[8]
    if not re.fullmatch(kind.pattern, value):
        raise FaroError(_("{label}: no tiene la forma esperada. {mend}").format(label=kind.label, mend=kind.mend))
    if kind.code == DNI and check is not None and check not in dni_check_signs(value):
        raise FaroError(_("DNI: el dígito de verificación no corresponde al número. Revise ambos."))
    return value, check if kind.code == DNI else None


def dni_check_signs(dni: str) -> tuple[str, str]:
    """The check digit of a DNI and its check letter; either may be printed on it."""
    place = sum(weight * int(digit) for weight, digit in zip(_DNI_WEIGHTS, dni, strict=True)) % 11
    return _DNI_DIGITS[place], _DNI_LETTERS[place]


def ruc_check_digit(first_ten: str) -> str:
    """The last digit of a RUC from the ten before it."""
    total = sum(weight * int(digit) for weight, digit in zip(_RUC_WEIGHTS, first_ten, strict=True))
    return str((11 - total % 11) % 10)


def _check_ruc(ruc: str, party_kind: str) -> None:
    prefixes = {row["digits"] for row in _data()["ruc_prefix"] if party_kind in row["of"]}
    if ruc[:2] not in prefixes:
        sentence = _("RUC: para esta clase de ficha empieza con {prefixes}.")
        raise FaroError(sentence.format(prefixes=", ".join(sorted(prefixes))))
    if ruc_check_digit(ruc[:10]) != ruc[10]:
        raise FaroError(_("RUC: el dígito de verificación no corresponde. Revise el número."))


def disagreement(identifiers: Iterable[IdentifierFacts]) -> str:
    """What is wrong between the identifiers of one party; empty where nothing is."""
    held = list(identifiers)
    dnis = {each.value for each in held if each.kind == DNI}
    rucs = {each.value for each in held if each.kind == RUC and each.value.startswith("10")}
    if dnis and any(ruc[2:10] not in dnis for ruc in rucs):
        return _("RUC: el de una persona con DNI lleva dentro las 8 cifras de su DNI, y no coinciden.")
    return ""


def masked(kind: str, value: str) -> str:
    """``****1234``. A company's number is public, and stays as it is."""
    is_public = kind in ("sunarp", "ruos") or (kind == RUC and value.startswith("20"))
    return value if is_public else f"****{value[-_SHOWN:] if len(value) > _SHOWN + 2 else ''}"
