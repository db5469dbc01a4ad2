"""A file that was brought in: what was taken, what was left out and why; and bringing one in."""

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.budget.forms import ImportForm
from faro.budget.models import PublishedRow, Release, RowRemark
from faro.budget.selectors.releases import main_unit
from faro.budget.selectors.reports import amounts_of, progress_in, quarantine_of, reason_of, warnings_of
from faro.budget.services.uploading import Sent, import_sent
from faro.budget.views.fetching import crumbs, release_for
from faro.budget.views.showing import year_address
from faro.budget.views.tables import progress_table, remarks_table
from faro.budget.vocabulary import IMPORT
from faro.directory.api import access_of, person_label
from faro.kernel.errors import FaroError, InputProblems
from faro.kernel.text import _
from faro.ui.api import Crumb, DataTable, Fact, Link, Page, moment, page_of

PER_PAGE = 50
QUARANTINE, WARNINGS, ROWS = "cuarentena", "advertencias", "avance"
_UNPROCESSABLE = 422
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choosing the file."""
    access = access_of(request)
    access.require(IMPORT)
    form = ImportForm(request.POST or None, request.FILES or None, initial={"unit": main_unit()})
    if request.method == "POST" and form.is_valid():
        release = _imported(request, form)
        if release is not None:
            return redirect("budget:release", release.pk)
    context = {"form": form, "crumbs": crumbs(Crumb(_("Importar")))}
    return render(request, "budget/upload.html", context, status=_UNPROCESSABLE if form.errors else 200)


def _imported(request: HttpRequest, form: ImportForm) -> Release | None:
    """The release, or None where the form now says what is wrong."""
    given = form.cleaned_data
    file = given["file"]
    sent = Sent(file.chunks(), file.name, given["unit"], given["year"])
    try:
        imported = import_sent(actor=access_of(request).actor, sent=sent, reason=given["reason"])
    except InputProblems as found:
        for problem in found.problems:
            form.add_error("file", f"{problem.message} {problem.mend}")
        return None
    except FaroError as error:
        form.add_error(None, str(error))
        return None
    said = _("Importado.") if imported.written else _("Ese archivo ya estaba importado: no cambió nada.")
    messages.success(request, said)
    return imported.release


@require_safe
def release_page(request: HttpRequest, pk: int, shown: str = "") -> HttpResponse:
    """A file: its counts, and the rows of which something is said."""
    release = release_for(request, pk)
    tabs = _tabs(release)
    if shown and shown not in tabs:
        raise Http404
    page, table = _shown(request, release, shown or next(iter(tabs)))
    context = {
        "release": release,
        "year_url": year_address(release) if _counts(release) else "",
        "facts": _facts(release),
        "tabs": _links(release, tabs),
        "page": page,
        "table": table,
        "crumbs": crumbs(Crumb(release.file_name)),
    }
    return render(request, "budget/release.html", context)


def _counts(release: Release) -> bool:
    return release.origin == Release.Origin.MEF and release.state == Release.State.READY


def _tabs(release: Release) -> dict[str, str]:
    tabs = {QUARANTINE: _("En cuarentena"), WARNINGS: _("Advertencias")}
    return {ROWS: _("Avance impreso y calculado"), **tabs} if release.origin == Release.Origin.AMIGABLE else tabs


def _links(release: Release, tabs: dict[str, str]) -> list[Link]:
    first, *others = tabs
    link = Link(tabs[first], reverse("budget:release", args=[release.pk]))
    return [link, *(Link(tabs[name], reverse("budget:release_rows", args=[release.pk, name])) for name in others)]


def _shown(request: HttpRequest, release: Release, shown: str) -> tuple[Page[Any], DataTable]:
    if shown == ROWS:
        rows: Page[PublishedRow] = page_of(request, release.rows.all(), PER_PAGE)
        return rows, progress_table((progress_in(row), amounts_of(row)) for row in rows.items)
    found, caption = quarantine_of(release), _("Filas en cuarentena")
    if shown == WARNINGS:
        found, caption = warnings_of(release), _("Advertencias")
    remarks: Page[RowRemark] = page_of(request, found, PER_PAGE)
    return remarks, remarks_table(caption, remarks.items)


def _who(actor: str) -> str:
    kind, _colon, name = actor.partition(":")
    return person_label(name) if kind == "person" else _("orden de consola «{name}»").format(name=name or kind)


def _facts(release: Release) -> list[Fact]:
    told = [
        Fact(_("Qué es"), release.get_origin_display(), note=release.scope),
        Fact(_("Estado"), release.get_state_display()),
        Fact(_("Unidad ejecutora"), f"{release.unit} {release.unit_name}".strip()),
        Fact(_("Importado"), moment(release.ready_at or release.started_at), note=_who(release.imported_by)),
        Fact(_("Filas leídas"), f"{release.rows_read:,}"),
        Fact(_("Filas tomadas"), f"{release.rows_taken:,}"),
        Fact(_("De otros, o que no son filas de montos"), f"{release.rows_skipped:,}"),
        Fact(_("En cuarentena"), f"{release.rows_quarantined:,}"),
        Fact(_("Advertencias"), f"{release.warnings:,}"),
        Fact(_("Huella SHA-256"), release.sha256),
    ]
    return [fact for fact in told if fact.value]


@require_safe
def quarantine_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The rows left out, as they came, to be mended."""
    release = release_for(request, pk)
    answer = StreamingHttpResponse(_csv_lines(release), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="cuarentena-{release.pk}.csv"'
    return answer


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(release: Release) -> Iterator[bytes]:
    writer = csv.writer(_Echo())
    # The mark makes a spreadsheet read the accents as they are.
    headings = (_("Línea"), _("Columna"), _("Motivo"), _("Valor"), _("Fila como vino"))
    yield b"\xef\xbb\xbf" + writer.writerow(headings).encode()
    for remark in quarantine_of(release).iterator(chunk_size=500):
        told = (remark.column, reason_of(remark), remark.value, remark.raw)
        yield writer.writerow([remark.line, *(_harmless(text) for text in told)]).encode()


def _harmless(text: str) -> str:
    """A value from a stranger's file must not become a formula in whoever opens the list."""
    return f"'{text}" if text.startswith(_RISKY) else text
