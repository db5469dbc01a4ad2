"""What a view shows, as a file to take away."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from faro.directory.api import Access
from faro.kernel.text import _
from faro.registers.domain.definition import ViewRule
from faro.registers.domain.exchange.files import MEDIA, csv_file, xlsx_file
from faro.registers.forms.boards import BoardForm, DueForm
from faro.registers.models import Register
from faro.registers.selectors.access import Sight
from faro.registers.views.boards.lists import MOST_TAKEN, due_rows, due_table, table_found
from faro.registers.views.presenting import records_table
from faro.ui.api import DataTable

FORMATS = ("csv", "xlsx")


def list_table(access: Access, register: Register, view: ViewRule, form: BoardForm) -> DataTable:
    """All that a list has, up to ``MOST_TAKEN`` rows."""
    if isinstance(form, DueForm):
        rows = due_rows(access, register, view, form)
        return due_table(access, register, view, rows[:MOST_TAKEN])
    found = table_found(access, register, view, form)
    return records_table(Sight(access, register), found[:MOST_TAKEN], view.name, timezone.localdate())


def file_answer(table: DataTable, suffix: str, name: str, *, made_up: bool = False) -> HttpResponse:
    """The table as a file; no cell of it is a formula. ``made_up``: each line says that its figures are."""
    if suffix not in FORMATS:
        raise Http404(_("Se descarga como csv o xlsx."))
    said = [_("de muestra")] if made_up else []
    headings = [*(column.label for column in table.columns), *(_("Datos") for _each in said)]
    rows = ([*(cell.text for cell in row), *said] for row in table.rows)
    content = csv_file(headings, rows) if suffix == "csv" else xlsx_file(table.caption, headings, rows)
    answer = HttpResponse(content, content_type=MEDIA[suffix])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return answer
