"""The page where planning gives activities begun in Faro their codes of CEPLAN."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from faro.directory.api import access_of, unit_labels
from faro.kernel.errors import FaroError, InputProblems, Problem
from faro.kernel.text import _, ngettext
from faro.monitoring.domain.poi.codes import FARO_PREFIX, HEADINGS, CodeRow, book_rows, pasted_rows
from faro.monitoring.models import Activity, Poi
from faro.monitoring.selectors.closing.closed import is_year_closed
from faro.monitoring.services.poi.coding import give_codes
from faro.monitoring.services.poi.importing import LARGEST
from faro.monitoring.views.poi.fetching import address, crumbs, poi_for
from faro.monitoring.vocabulary.permissions import MANAGE
from faro.ui.api import Cell, Crumb, DataTable, TableColumn, page_of, problems_table

PER_PAGE = 50
_UNPROCESSABLE = 422


class CodesForm(forms.Form):
    """Two columns, typed, pasted or in a file."""

    table = forms.CharField(
        label=_("Código en Faro y código del CEPLAN"),
        required=False,
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Una línea por actividad, como se copia de dos columnas de Excel. Las líneas sin código no cambian nada."
        ),
    )
    file = forms.FileField(
        label=_("O un archivo"),
        required=False,
        help_text=_("Un libro .xlsx con las columnas «{old}» y «{new}», o un .csv con esas dos.").format(
            old=HEADINGS[0], new=HEADINGS[1]
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )
    reason = forms.CharField(label=_("Motivo"), max_length=1000, required=False)

    def rows(self) -> tuple[CodeRow, ...]:
        """What was handed over: the file, if there is one. Raises FaroError for one that cannot be read."""
        given = self.cleaned_data["file"]
        if given is None:
            return pasted_rows(self.cleaned_data["table"])
        content = given.read(LARGEST + 1)
        if given.name.lower().endswith((".csv", ".txt")):
            return pasted_rows(_text(content))
        return book_rows(content, given.name)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


@require_http_methods(("GET", "HEAD", "POST"))
def codes_page(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """Which activities wait for a code, and giving it."""
    poi = poi_for(request, plan, year, MANAGE)
    waiting = Activity.objects.filter(poi=poi, code__startswith=FARO_PREFIX)
    form = CodesForm(request.POST or None, request.FILES or None, initial={"table": _mould(waiting)})
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            made = give_codes(actor=access_of(request).actor, poi=poi, rows=form.rows(), reason=reason)
        except InputProblems as found:
            problems = tuple(found.problems)
            form.add_error(None, _("No se cambió ningún código: corrija lo que sigue."))
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            said = ngettext(
                "{n} actividad con su código del CEPLAN.", "{n} actividades con su código del CEPLAN.", len(made)
            )
            messages.success(request, said.format(n=len(made)))
            return redirect(address(poi, "poi_codes"))
    page = page_of(request, list(waiting), PER_PAGE)
    context = {
        "poi": poi,
        "form": form,
        "page": page,
        "table": _table(poi, page.items),
        "problems": problems_table(_("Errores del archivo"), problems) if problems else None,
        "closed": is_year_closed(poi),
        "back": address(poi),
        "crumbs": crumbs(poi, Crumb(_("Códigos del CEPLAN"))),
    }
    return render(request, "monitoring/poi/codes.html", context, status=_UNPROCESSABLE if form.errors else 200)


def _mould(waiting: QuerySet[Activity]) -> str:
    return "\n".join(f"{code}\t" for code in waiting.values_list("code", flat=True))


def _table(poi: Poi, activities: tuple[Activity, ...]) -> DataTable:
    labels = unit_labels()
    rows = tuple(
        (
            Cell(each.code, address(poi, "poi_activity", code=each.code)),
            Cell(each.name),
            Cell(labels.get(each.unit, each.unit)),
        )
        for each in activities
    )
    columns = tuple(TableColumn(each) for each in (_("Código en Faro"), _("Actividad"), _("Unidad")))
    return DataTable(_("Actividades sin código del CEPLAN"), columns, rows, stacked=True)
