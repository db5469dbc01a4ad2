"""Promises to take away: as data, as a picture, as news."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from faro.kernel.formats import day
from faro.kernel.text import _
from faro.ledger.api import HistoryEntry, entries
from faro.portal.answering import public_page
from faro.portal.opendata.licence import LICENCE
from faro.portal.opendata.promises import about_promises, guarded, pledges_table, table_address, tables_of_promises
from faro.portal.opendata.writers import CSV, FORMATS, csv_file, file_of
from faro.portal.promises import addresses, details
from faro.portal.promises.card import Card, card_png, card_svg
from faro.portal.promises.feed import MEDIA_TYPE, News, atom
from faro.portal.promises.known import is_sample
from faro.portal.promises.lists import mark_of_state, plan_name
from faro.portal.rendering import page
from faro.portal.views.promises.finding import crumbs, municipality_name, plan_at, pledge_at
from faro.promises.api import PledgeDetail
from faro.ui.api import Crumb

_NEWS_SHOWN = 50
_ROOM = "promises."


@public_page(absolute=True)
def data(request: HttpRequest) -> HttpResponse:
    """The tables of promises."""
    rows = [
        (table, [(each, table_address(table.name, each.suffix)) for each in FORMATS.values()])
        for table in tables_of_promises().values()
    ]
    return page(
        request,
        "promises/data",
        rows=rows,
        licence=LICENCE,
        about=about_promises(request.build_absolute_uri()),
        crumbs=crumbs(Crumb(_("Datos"))),
    )


@public_page(open_data=True, absolute=True)
def table_file(request: HttpRequest, code: str, suffix: str) -> HttpResponse:
    """One table as a file."""
    table = tables_of_promises().get(code)
    if table is None or suffix not in FORMATS:
        raise Http404(_("No hay una tabla con ese nombre en ese formato."))
    content = file_of(
        guarded(table) if suffix == CSV.suffix else table, suffix, about_promises(request.build_absolute_uri())
    )
    return _download(content, FORMATS[suffix].media_type, f"promesas-{table.name}.{suffix}")


@public_page(open_data=True)
def pledge_csv(request: HttpRequest, plan: str, code: str) -> HttpResponse:  # noqa: ARG001
    """One promise as a table of one row."""
    found = pledge_at(plan, code)
    return _download(csv_file(guarded(pledges_table([found.line])), {}), CSV.media_type, f"promesa-{plan}-{code}.csv")


@public_page(open_data=True, absolute=True)
def pledge_png(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """One promise as a picture of 1200 × 630."""
    return _picture(card_png(_card(request, pledge_at(plan, code))), "image/png", f"promesa-{plan}-{code}.png")


@public_page(open_data=True, absolute=True)
def pledge_svg(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """The same picture as a drawing."""
    return _picture(card_svg(_card(request, pledge_at(plan, code))), "image/svg+xml", f"promesa-{plan}-{code}.svg")


def _card(request: HttpRequest, found: PledgeDetail) -> Card:
    line = found.line
    host = request.build_absolute_uri("/").partition("//")[2].rstrip("/")
    return Card(
        place=municipality_name(),
        kicker=details.kicker_of(found),
        title=line.title,
        mark=mark_of_state(line.state),
        since=_("desde el {day}").format(day=day(line.since)) if line.since else _("nadie lo ha decidido todavía"),
        warning=_("estado de muestra") if is_sample(line.state) else "",
        address=f"{host}{addresses.pledge_address(line.plan, line.code)}",
        made=_("al {day}").format(day=day(timezone.localdate())),
    )


@public_page(absolute=True)
def feed(request: HttpRequest) -> HttpResponse:
    """What changes in any promise."""
    title = _("Promesas: {name}").format(name=municipality_name())
    return _feed(request, title, addresses.home(), entries(action_prefix=_ROOM, public_only=True)[:_NEWS_SHOWN])


@public_page(absolute=True)
def plan_feed(request: HttpRequest, plan: str) -> HttpResponse:
    """What changes in the promises of a plan."""
    found = plan_at(plan)
    told = (
        *entries(subject_prefix=f"pledge:{plan}/", public_only=True)[:_NEWS_SHOWN],
        *entries(subject=found.key, public_only=True)[:_NEWS_SHOWN],
    )
    return _feed(request, plan_name(found), addresses.plan_address(plan), told)


@public_page(absolute=True)
def pledge_feed(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """What changes in one promise."""
    found = pledge_at(plan, code)
    told = entries(subject=found.key, public_only=True)[:_NEWS_SHOWN]
    return _feed(request, f"{code}: {found.line.title}", addresses.pledge_address(plan, code), told)


def _feed(request: HttpRequest, title: str, about: str, told: tuple[HistoryEntry, ...]) -> HttpResponse:
    whole = request.build_absolute_uri
    news = (
        News(str(each.sequence), each.at, _heading(each), _told(each), whole(_page_of(each.subject))) for each in told
    )
    content = atom(title, _("Lo que cambia en las promesas"), whole(about), whole(request.path), news)
    return HttpResponse(content, content_type=MEDIA_TYPE)


def _heading(entry: HistoryEntry) -> str:
    words = f"{entry.what}: {entry.about}"
    invented = entry.subject.startswith("pledge:") and is_sample(entry.action)
    return _("De muestra: {words}").format(words=words) if invented else words


def _told(entry: HistoryEntry) -> str:
    changes = (
        f"{label}: {before} → {after}" if before else f"{label}: {after}" for label, before, after in entry.changes
    )
    return ". ".join(part for part in (entry.reason, *changes) if part)


def _page_of(subject: str) -> str:
    kind, _colon, rest = subject.partition(":")
    plan, _slash, code = rest.partition("/")
    if kind == "pledge" and code:
        return addresses.pledge_address(plan, code)
    return addresses.plan_address(plan) if kind == "govplan" else addresses.home()


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _picture(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": f'inline; filename="{name}"'})
