"""Pages that only show: the files, a file, a year by one classifier, a SEC_FUNC."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from faro.budget.domain.columns import sec_func_code
from faro.budget.domain.phases import MONTH_LABELS, Amounts
from faro.budget.models import Release
from faro.budget.selectors.amounts import months_of, parts_of, total_of
from faro.budget.selectors.describing import described, name_of
from faro.budget.selectors.releases import main_unit, releases, releases_in_force
from faro.budget.views.fetching import UNIT, crumbs, year_for
from faro.budget.views.tables import amounts_table, months_table, releases_table
from faro.budget.vocabulary import IMPORT, VIEW
from faro.directory.api import access_of
from faro.kernel.formats import money
from faro.kernel.text import _
from faro.ledger.api import history, subject_key
from faro.ui.api import Crumb, Fact, Link, MoneyRow, Page, money_chart, page_of

PER_PAGE = 50
LATEST = 15
SEC_FUNC = "sec_func"
CLASSIFIERS = {
    "sec-func": (SEC_FUNC, _("SEC_FUNC")),
    "rubro": ("rubro", _("Rubro")),
    "generica": ("generic", _("Genérica")),
    "producto": ("product", _("Producto o proyecto")),
}
"""By the word in the address: the field of a line, and its label."""


@require_safe
def release_list(request: HttpRequest) -> HttpResponse:
    """The years with an amount, and every file that was brought in."""
    access = access_of(request)
    access.require(VIEW)
    page: Page[Release] = page_of(request, releases(), PER_PAGE)
    context = {
        "years": [(release, year_address(release), total_of(release)) for release in releases_in_force()],
        "page": page,
        "table": releases_table(page.items),
        "may_import": access.may(IMPORT),
    }
    return render(request, "budget/list.html", context)


@require_safe
def year_page(request: HttpRequest, year: int, by: str = "sec-func") -> HttpResponse:
    """A year by one classifier."""
    release = year_for(request, year)
    if by not in CLASSIFIERS:
        raise Http404
    field, label = CLASSIFIERS[by]
    page = page_of(request, parts_of(release, field), PER_PAGE)
    total = total_of(release)
    query = query_for(release)
    context = {
        "release": release,
        "total": total,
        "progress_note": progress_note(total),
        "tabs": [Link(title, year_address(release, name)) for name, (_field, title) in CLASSIFIERS.items()],
        "page": page,
        "table": amounts_table(
            label,
            page.items,
            total,
            lambda code: reverse("budget:sec_func", args=[year, code]) + query if field == SEC_FUNC else "",
        ),
        "history": history(subject_key("budget", release.unit, str(year)), limit=LATEST),
        "crumbs": crumbs(Crumb(str(year))),
    }
    return render(request, "budget/year.html", context)


@require_safe
def sec_func_page(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """A SEC_FUNC: what it is for, its phases, its months."""
    release = year_for(request, year)
    whole = sec_func_code(code)
    if not release.lines.filter(sec_func=whole).exists():
        raise Http404
    total = total_of(release, whole)
    months = months_of(release, [whole])
    context = {
        "release": release,
        "code": whole,
        "name": name_of(release, "sec_func", whole),
        "total": total,
        "progress_note": progress_note(total),
        "generics": amounts_table(_("Por genérica de gasto"), parts_of(release, "generic", whole), total),
        "chart": None if release.only_the_year else months_chart(months),
        "months": months_table(months),
        "facts": [
            Fact(label[:1].upper() + label[1:], "\n".join(f"{code} {name}".strip() for code, name in codes))
            for label, codes in described(release, whole)
        ],
        "crumbs": crumbs(Crumb(str(year), year_address(release)), Crumb(whole)),
    }
    return render(request, "budget/sec_func.html", context)


def months_chart(months: tuple[int | None, ...]) -> str:
    """A bar for each month."""
    rows = [MoneyRow(label, (amount,)) for label, amount in zip(MONTH_LABELS, months, strict=True)]
    return money_chart(rows, caption=_("Devengado por mes"), stages=(_("Devengado"),), identifier="meses")


def progress_note(total: Amounts) -> str:
    """Both parts of the percentage."""
    return _("{accrued} devengados de {pim} de PIM").format(accrued=money(total.accrued), pim=money(total.pim))


def year_address(release: Release, by: str = "sec-func") -> str:
    """The page of the year of a release, by one classifier."""
    plain = by == next(iter(CLASSIFIERS))
    address = (
        reverse("budget:year", args=[release.year]) if plain else reverse("budget:year_by", args=[release.year, by])
    )
    return address + query_for(release)


def query_for(release: Release) -> str:
    """The query of an address: another unit than the municipality's own is named."""
    return "" if release.unit == main_unit() else f"?{urlencode({UNIT: release.unit})}"
