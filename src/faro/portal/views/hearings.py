"""Hearings for everyone: the list, each one, what was asked and not answered, and all of it as data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from faro.hearings import api as hearings
from faro.hearings.api import PublicHearing
from faro.kernel.text import _, without_control_signs
from faro.portal.answering import public_page
from faro.portal.hearings_calendar import calendar_of
from faro.portal.hearings_data import TABLES, as_csv, as_json
from faro.portal.rendering import page
from faro.ui.api import Crumb

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_DOCUMENTS = {"informe": "report", "proyecto-de-acta": "draft", "acta": "final"}


def _crumbs(*last: Crumb) -> list[Crumb]:
    listing = Crumb(_("Audiencias"), reverse("portal:hearings") if last else "")
    return [Crumb(_("Inicio"), "/"), listing, *last]


def _found(code: str) -> PublicHearing:
    found = hearings.public_hearing(code)
    if found is None:
        raise Http404(_("No hay una audiencia con ese código."))
    return found


@public_page()
def listed(request: HttpRequest) -> HttpResponse:
    """What the law asks for, the next one, and all of them."""
    return page(
        request,
        "hearings",
        table=hearings.duties_table(hearings.public_duties()),
        next=hearings.next_hearing(),
        hearings=hearings.public_hearings(),
        unanswered=len(hearings.unanswered()),
        tables=list(TABLES),
        crumbs=_crumbs(),
    )


@public_page()
def hearing(request: HttpRequest, code: str) -> HttpResponse:
    """One hearing, from its call to what was promised there."""
    found = _found(code)
    return page(
        request,
        "hearings_hearing",
        found=found,
        hearing=found.hearing,
        table=hearings.steps_table(found.steps),
        documents=_downloads(found),
        register_url=hearings.registering_path(code),
        ask_url=hearings.asking_path(code),
        crumbs=_crumbs(Crumb(found.hearing.title)),
    )


def _downloads(found: PublicHearing) -> list[tuple[str, str]]:
    names = {code: name for name, code in _DOCUMENTS.items()}
    return [
        (
            each.name,
            reverse(
                "portal:hearings_document",
                kwargs={"code": found.hearing.code, "document": names[each.document], "suffix": each.file_format},
            ),
        )
        for each in found.documents
    ]


@public_page()
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The report as it was published."""
    found = _found(code)
    if found.report is None:
        raise Http404(_("El informe de esta audiencia no está publicado."))
    crumbs = _crumbs(Crumb(found.hearing.title, _address("hearing", code)), Crumb(_("Informe")))
    return page(
        request,
        "hearings_report",
        found=found,
        hearing=found.hearing,
        content=found.report,
        digest=found.report_digest,
        crumbs=crumbs,
    )


@public_page()
def minutes(request: HttpRequest, code: str) -> HttpResponse:
    """The minutes as they were last published."""
    found = _found(code)
    if found.minutes is None:
        raise Http404(_("El acta de esta audiencia no está publicada."))
    crumbs = _crumbs(Crumb(found.hearing.title, _address("hearing", code)), Crumb(_("Acta")))
    return page(
        request,
        "hearings_minutes",
        found=found,
        hearing=found.hearing,
        minutes=found.minutes,
        content=found.minutes.content,
        crumbs=crumbs,
    )


@public_page()
def without_answer(request: HttpRequest) -> HttpResponse:
    """What was asked and not answered, what waits longest first."""
    questions = hearings.unanswered()
    late = sum(each.late for each in questions)
    crumbs = _crumbs(Crumb(_("Lo que se preguntó y no se respondió")))
    return page(request, "hearings_unanswered", questions=questions, late=late, crumbs=crumbs)


@public_page(keep=False)
def document(request: HttpRequest, code: str, document: str, suffix: str) -> HttpResponse:  # noqa: ARG001 a view
    """The report or the minutes as a file."""
    kept = hearings.document_file(code, _DOCUMENTS.get(document, ""), suffix)
    if kept is None or suffix not in _TYPES or hearings.public_hearing(code) is None:
        raise Http404(_("No hay un documento con ese nombre en ese formato."))
    headers = {"Content-Disposition": f'attachment; filename="{kept.name}"'}
    return HttpResponse(bytes(kept.content), content_type=_TYPES[suffix], headers=headers)


@public_page(absolute=True)
def calendar_file(request: HttpRequest, code: str) -> HttpResponse:
    """The hearing for a calendar (RFC 5545)."""
    found = _found(code)
    url = request.build_absolute_uri(_address("hearing", code))
    headers = {"Content-Disposition": f'attachment; filename="audiencia-{code}.ics"'}
    content = calendar_of(found.hearing, url, request.get_host())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@public_page(absolute=True)
def feed(request: HttpRequest) -> HttpResponse:
    """Calls, reports, answers and minutes, newest first, as Atom."""
    home = request.build_absolute_uri(reverse("portal:hearings"))
    news = Atom1Feed(
        title=_("Audiencias de rendición de cuentas"),
        link=home,
        description=_("Convocatorias, informes, respuestas y actas."),
        language="es-PE",
        feed_url=request.build_absolute_uri(),
    )
    for item in hearings.hearing_news():
        link = f"{request.build_absolute_uri(_address('hearing', item.hearing.code))}#{item.anchor}"
        title = without_control_signs(item.title)
        news.add_item(title, link, title, pubdate=item.at, updateddate=item.at, unique_id=link)
    return HttpResponse(news.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@public_page(open_data=True)
def data(request: HttpRequest, table: str, suffix: str) -> HttpResponse:  # noqa: ARG001 a view
    """A table of all hearings as CSV, or as JSON."""
    rows = TABLES.get(table)
    if rows is None or suffix not in ("csv", "json"):
        raise Http404(_("No hay una tabla con ese nombre en ese formato."))
    made = rows()
    if suffix == "json":
        return HttpResponse(as_json(table, made), content_type="application/json; charset=utf-8")
    headers = {"Content-Disposition": f'attachment; filename="{table}.csv"'}
    return HttpResponse(as_csv(made), content_type="text/csv; charset=utf-8", headers=headers)


def _address(name: str, code: str) -> str:
    return reverse(f"portal:hearings_{name}", kwargs={"code": code})
