"""From the file of a form to the form."""

from faro.registers.domain.forms.model import Form


def read_form(content: bytes, name: str) -> Form:
    """Read an XLSForm: ``.xlsx``, ``.xls``, ``.csv``, ``.md`` (tables in Markdown) or ``.xml`` (an XForm).

    Raises ``FormProblems`` with every problem found: sheet, row, column, and how to mend it.
    """
    raise NotImplementedError


def read_xform(xform: str) -> Form:
    """The form of an XForm that ``read_form`` gave; kept in memory, so that asking again is cheap."""
    raise NotImplementedError
