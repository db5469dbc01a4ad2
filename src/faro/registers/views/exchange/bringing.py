"""A file with records: brought, looked over, and confirmed."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError, InputProblems
from faro.kernel.text import _
from faro.registers.domain.exchange.files import MEDIA, xlsx_file
from faro.registers.domain.exchange.layout import WHY
from faro.registers.domain.exchange.lines import Brought, Wrong, written_in
from faro.registers.domain.exchange.reading import read_sheets
from faro.registers.forms.bringing import brought
from faro.registers.forms.exchange import BringForm
from faro.registers.forms.offers import Offers
from faro.registers.forms.reading import Reader
from faro.registers.models import RecordUpload, Register
from faro.registers.selectors.access import ENTER
from faro.registers.selectors.capture import register_in_use, units_to_enter
from faro.registers.selectors.lists import external_lists
from faro.registers.services.bringing import receive_records, rejected_of, take_records
from faro.registers.views.loading import GET_AND_POST
from faro.registers.views.presenting import list_crumb, register_crumb
from faro.ui.api import Cell, Crumb, DataTable, TableColumn

UNPROCESSABLE = 422
MOST_SHOWN = 300


def _entered(request: HttpRequest, code: str) -> tuple[Access, Register, list[tuple[str, str]]]:
    access = access_of(request)
    access.require(ENTER)
    register = register_in_use(code)
    return access, register, [(each.code, each.name) for each in units_to_enter(access, register)]


def _read(register: Register, name: str, content: bytes) -> Brought:
    form = register.version.form
    offers = Offers(form, timezone.localtime(), external_lists(form))
    sheets = read_sheets(content, name, form.repeats)
    return brought(register.code, form, sheets, Reader(timezone.get_current_timezone(), offers), name)


@require_http_methods(GET_AND_POST)
@never_cache
def bring(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a file; it is looked over and nothing is saved."""
    access, register, units = _entered(request, code)
    form = BringForm(request.POST or None, request.FILES or None, units=units)
    if request.method == "POST" and form.is_valid():
        name, content = form.cleaned_data["archivo"]
        try:
            lines = _read(register, name, content).lines
            kept = receive_records(
                actor=access.actor,
                register=register,
                name=name,
                content=content,
                unit=form.cleaned_data["unidad"],
                lines=lines,
            )
        except InputProblems as error:
            for problem in error.problems:
                form.add_error("archivo", str(problem))
        except FaroError as error:
            form.add_error("archivo", str(error))
        else:
            return redirect("registers:brought", code=code, digest=kept.digest)
    title = _("Traer anotaciones de un archivo")
    context = {
        "register": register,
        "form": form,
        "title": title,
        "crumbs": [list_crumb(), register_crumb(register), Crumb(title)],
    }
    return render(request, "registers/exchange/bring.html", context, status=UNPROCESSABLE if form.errors else 200)


def _upload(access: Access, register: Register, digest: str) -> RecordUpload:
    rows = RecordUpload.objects.filter(register=register, brought_by=access.actor.key)
    kept = get_object_or_404(rows, digest=digest)
    kept.register = register
    return kept


@require_http_methods(GET_AND_POST)
@never_cache
def brought_file(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """What would come of a file, and its confirmation."""
    access, register, _units = _entered(request, code)
    kept = _upload(access, register, digest)
    read = _read(register, kept.name, bytes(kept.content))
    if request.method == "POST" and kept.taken_at is None:
        try:
            done = take_records(actor=access.actor, upload=kept, lines=read.lines, others=request.POST.getlist("otra"))
        except FaroError as error:
            messages.error(request, str(error))
        else:
            sentence = _("Anotadas: {added}. Ya estaban: {known}. Sin tomar: {rejected}.")
            left = len(rejected_of(kept.found))
            messages.success(request, sentence.format(added=done.added, known=done.known, rejected=left))
        return redirect("registers:brought", code=code, digest=digest)
    rejected = rejected_of(kept.found)
    context = {
        "register": register,
        "upload": kept,
        "found": kept.found,
        "count": len(rejected),
        "notes": read.notes,
        "table": _problems([wrong for _row, several in rejected for wrong in several][:MOST_SHOWN], written_in(read)),
        "back": reverse("registers:bring", args=[code]),
        "crumbs": [list_crumb(), register_crumb(register), Crumb(kept.name)],
    }
    return render(request, "registers/exchange/brought.html", context)


def _problems(wrong: Sequence[Wrong], written: Mapping[tuple[int, str], str]) -> DataTable | None:
    if not wrong:
        return None
    labels = (_("Fila"), _("Hoja"), _("Columna"), _("Qué dice"), _("Qué pasa"))
    rows = tuple(
        (
            Cell(str(each.row)),
            Cell(each.sheet),
            Cell(each.column),
            Cell(written.get((each.row, each.column), "") or "–"),
            Cell(each.text),
        )
        for each in wrong
    )
    return DataTable(
        _("Filas que no se pueden tomar"), tuple(TableColumn(label) for label in labels), rows, stacked=True
    )


@require_safe
@never_cache
def rejected_file(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """The rows that were not taken, with their reasons, to be mended and brought again."""
    access, register, _units = _entered(request, code)
    kept = _upload(access, register, digest)
    rejected = dict(rejected_of(kept.found))
    if not rejected:
        raise Http404(_("No hay filas sin tomar."))
    read = _read(register, kept.name, bytes(kept.content))
    headings = read.headings[""]
    width = len(headings)
    rows = (
        [*(str(cell) for cell in (*line.cells, *[""] * width)[:width]), _reasons(rejected[line.row])]
        for line in read.lines
        if line.row in rejected
    )
    content = xlsx_file(_("Datos"), [*headings, WHY], rows)
    answer = HttpResponse(content, content_type=MEDIA["xlsx"])
    answer.headers["Content-Disposition"] = f'attachment; filename="sin-tomar-{register.code}.xlsx"'
    return answer


def _reasons(wrong: Sequence[Wrong]) -> str:
    return " | ".join(_("{column}: {text}").format(column=each.column, text=each.text) for each in wrong)
