"""What those see who may not see personal data."""

from faro.kernel.text import _
from faro.parties.domain.identifiers import ORGANISATION

HIDDEN = _("«dato personal»")
ERASED = _("Datos personales cancelados")


def masked_name(kind: str, name: str) -> str:
    """The initials of a person, «V. P. 1»; the name of an organisation as it is."""
    if kind == ORGANISATION:
        return name
    return " ".join(word if word.isdigit() else f"{word[0]}." for word in name.split() if word)
