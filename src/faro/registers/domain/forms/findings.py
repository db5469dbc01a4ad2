"""What is wrong in a form, before it is known in which row of which sheet it was written."""

from dataclasses import dataclass

from faro.kernel.errors import Place, Problem
from faro.registers.domain.forms.model import FormProblems


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake at a path of the form, in a column of XLSForm."""

    code: str
    path: str
    column: str
    message: str
    mend: str
    value: str | None = None


class FoundInForm(FormProblems):
    """The findings as problems of a file without rows: the path stands for the place."""

    def __init__(self, findings: list[Finding], file: str) -> None:
        self.findings = tuple(findings)
        super().__init__(
            Problem(one.code, Place(file, None, f"{one.path} {one.column}".strip()), one.message, one.mend, one.value)
            for one in findings
        )


def refused(findings: list[Finding], file: str = "XForm") -> FoundInForm:
    """What to raise for findings."""
    return FoundInForm(findings, file)
