"""Submissions that wait for a person: the list, one with its reasons, and what is done with it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import Access, access_of, person_label, unit_labels
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.forms.records import ReasonForm
from faro.registers.models import Submission
from faro.registers.selectors.access import Sight, covered_answers
from faro.registers.selectors.capture import units_to_enter
from faro.registers.selectors.submissions import OPEN, mended_record, submission_for, waiting_for
from faro.registers.services.submissions import (
    discard_submission,
    mend_submission,
    read_submission_noted,
    take_submission,
)
from faro.registers.services.submissions.settling import answers_of
from faro.registers.views.odk.wording import when
from faro.registers.views.presenting import Section, list_crumb, record_path, sections_of, titles_of
from faro.ui.api import Cell, Crumb, DataTable, Fact, Page, TableColumn, page_of

GET_AND_POST = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422
ACTION, TAKE, MEND, DISCARD = "hacer", "tomar", "abrir", "descartar"


@require_safe
@never_cache
def submissions(request: HttpRequest) -> HttpResponse:
    """What waits for this person."""
    page: Page[Submission] = page_of(request, waiting_for(access_of(request)), 25)
    context = {
        "page": page,
        "table": _table(page) if page.total else None,
        "crumbs": [list_crumb(), Crumb(_("Envíos por revisar"))],
    }
    return render(request, "registers/odk/submissions.html", context)


def _table(page: Page[Submission]) -> DataTable:
    units = unit_labels()
    rows = tuple(
        (
            Cell(when(each.received_at), url=reverse("registers:submission", args=[each.pk])),
            Cell(each.register.name),
            Cell(units.get(each.unit, each.unit)),
            Cell(each.device.name),
            Cell(" ".join(each.reasons) or each.get_state_display().capitalize()),
        )
        for each in page.items
    )
    labels = (_("Recibido"), _("Registro"), _("Unidad"), _("Teléfono"), _("Por qué"))
    return DataTable(_("Envíos por revisar"), tuple(TableColumn(label) for label in labels), rows, stacked=True)


@require_http_methods(GET_AND_POST)
@never_cache
def submission(request: HttpRequest, number: int) -> HttpResponse:
    """One submission: what it says, why it waits, and the three things that may be done with it."""
    access = access_of(request)
    shown = submission_for(access, number)
    read_submission_noted(actor=access.actor, submission=shown)
    form = ReasonForm(request.POST if request.POST.get(ACTION) == DISCARD else None)
    if request.method == "POST":
        try:
            done = _done(request, access, shown, form)
        except FaroError as error:
            messages.error(request, str(error))
            done = redirect("registers:submission", number=number)
        if done is not None:
            return done
    return render(
        request,
        "registers/odk/submission.html",
        _context(access, shown, form),
        status=UNPROCESSABLE if form.errors else 200,
    )


def _done(request: HttpRequest, access: Access, shown: Submission, form: ReasonForm) -> HttpResponse | None:
    action = request.POST.get(ACTION)
    if action == DISCARD:
        if not form.is_valid():
            return None
        discard_submission(actor=access.actor, submission=shown, reason=form.cleaned_data["reason"])
        messages.success(request, _("Descartado. Lo recibido se conserva."))
        return redirect("registers:submissions")
    if action == MEND:
        units_to_enter(access, shown.register)
        draft = mend_submission(actor=access.actor, submission=shown)
        place = "registers:edit" if draft.record_id else "registers:draft"
        return redirect(f"{reverse(place, args=[shown.register.code, draft.key])}?revisar=1")
    if action == TAKE:
        taken = take_submission(access=access, submission=shown)
        if taken.record is not None:
            messages.success(request, _("Anotado: {number}.").format(number=taken.record.number))
            return redirect(record_path(shown.register, taken.record.key))
        messages.error(request, _("Todavía no se puede tomar: vea por qué."))
    return redirect("registers:submission", number=shown.pk)


def _context(access: Access, shown: Submission, form: ReasonForm) -> dict[str, object]:
    record = mended_record(shown)
    sections, unknown, covered = _said(access, shown)
    return {
        "submission": shown,
        "form": form,
        "open": shown.state in OPEN and record is None,
        "record": record,
        "record_url": record_path(shown.register, record.key) if record else "",
        "facts": _facts(shown),
        "sections": sections,
        "files": _files(shown) if not covered else None,
        "unknown": unknown,
        "covered": covered,
        "crumbs": [
            list_crumb(),
            Crumb(_("Envíos por revisar"), reverse("registers:submissions")),
            Crumb(str(shown.pk)),
        ],
    }


def _said(access: Access, shown: Submission) -> tuple[tuple[Section, ...], DataTable | None, bool]:
    """What it answers, and what the form does not know; covered where this person may not see it."""
    version = shown.version
    if shown.disposed_at is not None:
        return (), None, False
    answers, meta, form = answers_of(shown, {each.name: each for each in shown.received.order_by("id")})
    covered = Sight(access, shown.register).covered(shown.unit, version.rules, form)
    sections = sections_of(form, covered_answers(answers, covered), titles_of(form, [answers]))
    rows = tuple((Cell(path), Cell(text)) for path, text in meta.unknown.items())
    if covered or not rows:
        return sections, None, bool(covered)
    columns = (TableColumn(_("Lugar")), TableColumn(_("Texto")))
    return (
        sections,
        DataTable(_("Lo que el formulario no conoce o no se pudo leer"), columns, rows, stacked=True),
        False,
    )


def _facts(shown: Submission) -> tuple[Fact, ...]:
    return (
        Fact(_("Registro"), shown.register.name),
        Fact(_("Teléfono"), shown.device.name, note=person_label(shown.device.person)),
        Fact(_("Unidad"), unit_labels().get(shown.unit, shown.unit)),
        Fact(_("Recibido"), when(shown.received_at)),
        Fact(_("Formulario"), _("Versión {n}").format(n=shown.version.number)),
        Fact(_("Clave de la instancia"), shown.instance),
        Fact(_("Estado"), shown.get_state_display().capitalize(), note=_why(shown)),
    )


def _why(shown: Submission) -> str:
    gone = _("Sus datos se eliminaron.") if shown.disposed_at is not None else ""
    return f"{shown.reason} {gone}".strip()


def _files(shown: Submission) -> DataTable | None:
    rows = tuple(
        (
            Cell(each.name, url=reverse("registers:received_file", args=[shown.pk, each.pk])),
            Cell(each.refusal or _("Guardado")),
        )
        for each in shown.received.defer("content")
    )
    columns = (TableColumn(_("Archivo")), TableColumn(_("Estado")))
    return DataTable(_("Archivos recibidos"), columns, rows, stacked=True) if rows else None


@require_safe
@never_cache
def received_file(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """A file of a submission: where the evidence has it, or as it came, never opened by the browser."""
    access = access_of(request)
    shown = submission_for(access, number)
    found = shown.received.filter(pk=file).first()
    covered = Sight(access, shown.register).covered(shown.unit, shown.version.rules, shown.version.form)
    if found is None or covered:
        raise Http404(_("El envío no tiene ese archivo."))
    if found.content is None:
        return redirect("evidence:file", found.digest)
    answer = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="archivo-{found.pk}.bin"'
    return answer
