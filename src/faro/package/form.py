"""The two forms of a package and the words each uses: a folder says ``true`` where a workbook says ``Sí``."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from faro.kernel.text import _
from faro.package.declaration import Column, Table
from faro.package.names import folded

REQUIRED_MARK = " *"
"""What follows the heading of a required column in a workbook."""


class Form(Enum):
    """A folder of CSV files (English names) or a workbook (Spanish labels)."""

    FOLDER = "folder"
    WORKBOOK = "workbook"

    def file(self, table: Table) -> str:
        """The file or sheet that holds the table."""
        return f"{table.name}.csv" if self is Form.FOLDER else table.label

    def heading(self, column: Column) -> str:
        """What heads the column."""
        return column.name if self is Form.FOLDER else column.label

    def clean_heading(self, text: str) -> str:
        """A heading as it was written, without outer spaces or the mark of a required column."""
        cleaned = text.strip()
        return cleaned.removesuffix(REQUIRED_MARK.strip()).strip() if self is Form.WORKBOOK else cleaned

    def words(self, column: Column) -> Mapping[str, str]:
        """Each allowed value of a choice column, with how this form writes it."""
        if self is Form.FOLDER:
            return {value: value for value in column.choices}
        return column.choices

    @property
    def yes(self) -> str:
        """How a true boolean is written."""
        return "true" if self is Form.FOLDER else _("Sí")

    @property
    def no(self) -> str:
        """How a false boolean is written."""
        return "false" if self is Form.FOLDER else _("No")

    def recognised(self, text: str) -> str:
        """What a choice or boolean is compared by: people type workbooks, programs write folders."""
        return text.strip() if self is Form.FOLDER else folded(text)


def choice_by_word(form: Form, column: Column) -> Mapping[str, str]:
    """From how a choice is written, made comparable, to its value."""
    return MappingProxyType({form.recognised(word): value for value, word in form.words(column).items()})
