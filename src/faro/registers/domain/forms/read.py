"""From the file of a form to the form."""

from functools import lru_cache

from faro.registers.domain.forms.findings import refused
from faro.registers.domain.forms.model import Form
from faro.registers.domain.forms.plan import findings_of
from faro.registers.domain.forms.xform import form_of


def read_form(content: bytes, name: str) -> Form:
    """Read an XLSForm: ``.xlsx``, ``.xls``, ``.csv``, ``.md`` (tables in Markdown) or ``.xml`` (an XForm).

    Raises ``FormProblems`` with every problem found: sheet, row, column, and how to mend it.
    """
    raise NotImplementedError


@lru_cache(maxsize=128)
def read_xform(xform: str) -> Form:
    """The form of an XForm that ``read_form`` gave; kept in memory, so that asking again is cheap."""
    form = form_of(xform)
    findings = findings_of(form)
    if findings:
        raise refused(findings)
    return form
