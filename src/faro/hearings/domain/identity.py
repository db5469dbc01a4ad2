"""What is shown of a person to everyone: initials and the last figures of a document."""

import re

from faro.hearings.domain.data import document_kinds
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.parties.api import IdentifierFacts, identifier, identifier_kinds, masked_name

PERSON = "person"
SHOWN = 4
_NOT_WRITTEN = re.compile(r"[\s.\-_]+")


class WrongDocument(FaroError):
    """The number does not have the form of its kind of document."""


def document_choices() -> list[tuple[str, str]]:
    """The documents that a person may show."""
    return [(code, identifier_kinds()[code].label) for code in document_kinds()]


def clean_document(kind: str, number: str) -> str:
    """The number as it is kept. Raises :class:`WrongDocument` saying how it is written."""
    if kind not in document_kinds():
        raise WrongDocument(_("Elija la clase de documento."))
    known = identifier_kinds()[kind]
    if not known.issuer:
        return _number(kind, number)
    value = _NOT_WRITTEN.sub("", number).upper()
    if not re.fullmatch(known.pattern, value):
        raise WrongDocument(_("{label}: no tiene la forma esperada. {mend}").format(label=known.label, mend=known.mend))
    return value


def _number(kind: str, number: str) -> str:
    """The number alone: without the check sign that is printed beside some, so that it is the same with and without."""
    try:
        return identifier(IdentifierFacts(kind, number), PERSON).value
    except FaroError as refused:
        raise WrongDocument(str(refused)) from refused


def masked_document(kind: str, number: str) -> str:
    """«DNI ****1234»: enough for the person to know themselves."""
    if not number:
        return ""
    known = identifier_kinds().get(kind)
    label = known.label if known else kind
    return f"{label} ****{number[-SHOWN:]}" if len(number) > SHOWN else f"{label} ****"


def initials(name: str) -> str:
    """«V. P. Q.»."""
    return masked_name(PERSON, name)
