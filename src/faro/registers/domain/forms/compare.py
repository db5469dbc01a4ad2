"""What a new version of a form changes for the records that are kept."""

from dataclasses import dataclass

from faro.registers.domain.forms.model import Form


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions; ``refused`` where records kept could not be read any more."""

    code: str
    """``added``, ``dropped``, ``renamed?``, ``kind``, ``moved``, ``choice_added``, ``choice_dropped``,
    ``label``, ``rule`` or ``key``."""
    key: str
    text: str
    """Spanish sentence with the reason."""
    refused: bool = False


def compare(old: Form, new: Form) -> tuple[Change, ...]:
    """Every difference, in the order of the new form, then what it drops."""
    raise NotImplementedError
