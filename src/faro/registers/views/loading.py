"""Bringing a register, looking at what loading it would do, and its versions."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import Access, access_of, units_on
from faro.kernel.errors import FaroError, InputProblems, Problem
from faro.kernel.formats import day
from faro.kernel.text import _, ngettext
from faro.ledger.api import history, names_of
from faro.registers.domain.bundle import LARGEST_FILE, bundles_of_file
from faro.registers.domain.definition_table import FILE
from faro.registers.forms.records import DisposeForm, LoadForm, ReasonForm, TakeForm
from faro.registers.models import Register, RegisterUpload, RegisterVersion
from faro.registers.selectors.access import MANAGE, VIEW, register_for, version_of
from faro.registers.selectors.retention import retention_due
from faro.registers.services.loading import Preview, close_register
from faro.registers.services.loading_many import Taken, preview_registers, reordered
from faro.registers.services.notes import key_of_register
from faro.registers.services.retention import dispose_records
from faro.registers.services.uploads import receive_register, take_register
from faro.registers.views.posting import posted
from faro.registers.views.presenting import list_crumb, register_crumb
from faro.registers.views.versions import form_table, previewed_many, rules_facts, versions_table
from faro.ui.api import Cell, Crumb, DataTable, TableColumn

GET_AND_POST = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422


@require_http_methods(GET_AND_POST)
@never_cache
def upload(request: HttpRequest) -> HttpResponse:
    """Choosing the file of a register."""
    access = access_of(request)
    for code in (VIEW, MANAGE):
        access.require(code)
    form = LoadForm(posted(request), request.FILES if request.method == "POST" else None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            kept = receive_register(actor=access.actor, name=given.name, content=given.read(LARGEST_FILE + 1))
        except InputProblems as error:
            problems = error.problems
            form.add_error("file", str(error))
        else:
            return redirect("registers:take", digest=kept.digest)
    context = {
        "form": form,
        "problems": problems_table(problems) if problems else None,
        "crumbs": [list_crumb(), Crumb(_("Cargar un registro"))],
    }
    return render(request, "registers/upload.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(GET_AND_POST)
@never_cache
def take(request: HttpRequest, digest: str) -> HttpResponse:
    """What loading would do, and loading it."""
    access = access_of(request)
    for code in (VIEW, MANAGE):
        access.require(code)
    kept = RegisterUpload.objects.filter(digest=digest, brought_by=access.actor.key).first()
    if kept is None:
        raise Http404(_("El archivo ya no está: se cargó, o pasó su plazo. Tráigalo otra vez."))
    crumbs = [list_crumb(), Crumb(_("Cargar un registro"), reverse("registers:upload")), Crumb(kept.name)]
    try:
        previews = preview_registers(bundles_of_file(kept.name, bytes(kept.content)))
    except InputProblems as error:
        context = {"upload": kept, "problems": problems_table(error.problems), "crumbs": crumbs}
        return render(request, "registers/problems.html", context, status=UNPROCESSABLE)
    form = _take_form(request, previews)
    if request.method == "POST" and form.is_valid() and (taken := _taken(access, kept, form)):
        return _said_and_shown(request, taken)
    shown = _previewed(next(iter(previews.values()))) if len(previews) == 1 else previewed_many(previews)
    context = {"upload": kept, "form": form, "crumbs": crumbs, **shown}
    page = "registers/take.html" if len(previews) == 1 else "registers/take_many.html"
    return render(request, page, context, status=UNPROCESSABLE if form.errors else 200)


def _take_form(request: HttpRequest, previews: Mapping[str, Preview]) -> TakeForm:
    """The unit is asked for one register, and for many where some name none."""
    units = [(each.code, f"{each.code} {each.name}") for each in units_on().order_by("code")]
    first = next(iter(previews.values()))
    owner = first.definition.unit or (first.register.unit if first.register else "")
    form = TakeForm(posted(request), units=units, initial={"unit": owner if len(previews) == 1 else ""})
    if len(previews) > 1:
        form.fields["unit"].label = _("Unidad de los que no la dicen")
        form.fields["unit"].required = not all(each.definition.unit or each.register for each in previews.values())
    return form


def _said_and_shown(request: HttpRequest, taken: Sequence[Taken]) -> HttpResponse:
    if len(taken) == 1:
        version = taken[0].version
        messages.success(request, f"{_('Cargado: versión {n}.').format(n=version.number)} {reordered(taken)}".strip())
        return redirect("registers:register", code=version.register.code)
    new = sum(each.changed for each in taken)
    words = ngettext("{n} registro cargado", "{n} registros cargados", new).format(n=new)
    said = _("{loaded}; {same} ya estaban.").format(loaded=words, same=len(taken) - new)
    messages.success(request, f"{said} {reordered(taken)}".strip())
    return redirect("registers:list")


def _taken(access: Access, kept: RegisterUpload, form: TakeForm) -> tuple[Taken, ...]:
    """What was loaded; nothing where it was refused, and the form says why."""
    given = form.cleaned_data
    try:
        return take_register(actor=access.actor, upload=kept, unit=given["unit"], reason=given["reason"])
    except InputProblems as error:
        for problem in error.problems:
            form.add_error(None, f"{problem.place.file} {problem.place.column or ''}: {problem.message} {problem.mend}")
    except FaroError as error:
        form.add_error(None, str(error))
    return ()


def _previewed(preview: Preview) -> dict[str, object]:
    return {
        "preview": preview,
        "definition": preview.definition,
        "facts": rules_facts(preview.definition),
        "questions": form_table(preview.form, preview.definition),
        "changes": _changes_table(preview) if preview.changes else None,
    }


def _changes_table(preview: Preview) -> DataTable:
    rows = tuple(
        (Cell(change.key), Cell(change.text), Cell(_("Se rechaza") if change.refused else "", changed=change.refused))
        for change in preview.changes
    )
    columns = tuple(TableColumn(label) for label in (_("Pregunta"), _("Qué cambia"), _("Se puede")))
    return DataTable(_("Cambios del formulario"), columns, rows, stacked=True)


def problems_table(problems: tuple[Problem, ...]) -> DataTable:
    """What is wrong with a file, with its place and how to mend it."""
    rows = tuple(
        (
            Cell(each.place.file),
            Cell(" ".join(str(part) for part in (each.place.row, each.place.column) if part is not None)),
            Cell(f"{each.message} {each.value or ''}".strip()),
            Cell(each.mend),
        )
        for each in problems
    )
    columns = tuple(TableColumn(label) for label in (_("Archivo"), _("Lugar"), _("Qué está mal"), _("Qué hacer")))
    return DataTable(_("Errores"), columns, rows, stacked=True)


@require_safe
@never_cache
def versions(request: HttpRequest, code: str) -> HttpResponse:
    """The versions of a register, newest first."""
    access = access_of(request)
    register = register_for(access, code)
    context = {
        "register": register,
        "definition": register.definition,
        "facts": rules_facts(register.definition),
        "table": versions_table(register),
        "may_manage": access.may(MANAGE),
        "history": history(key_of_register(register.code), limit=50),
        "crumbs": [list_crumb(), register_crumb(register), Crumb(_("Versiones"))],
    }
    return render(request, "registers/versions.html", context)


@require_safe
@never_cache
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version: its questions and its rules."""
    access = access_of(request)
    register = register_for(access, code)
    shown = version_of(register, number)
    title = _("Versión {n}").format(n=shown.number)
    who = names_of([shown.loaded_by])[shown.loaded_by]
    context = {
        "register": register,
        "version": shown,
        "title": title,
        "loaded": _("Cargada el {day} por {who}").format(day=day(timezone.localtime(shown.loaded_at).date()), who=who),
        "facts": rules_facts(shown.rules),
        "questions": form_table(shown.form, shown.rules),
        "crumbs": [list_crumb(), register_crumb(register), _versions_crumb(register), Crumb(title)],
    }
    return render(request, "registers/version.html", context)


def _versions_crumb(register: Register) -> Crumb:
    return Crumb(_("Versiones"), reverse("registers:versions", args=[register.code]))


@require_safe
@never_cache
def version_files(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The files of a version as they were loaded, to be changed and loaded again."""
    shown = version_of(register_for(access_of(request), code), number)
    answer = HttpResponse(_zipped(shown), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{code}-v{shown.number}.zip"'
    return answer


def _zipped(shown: RegisterVersion) -> bytes:
    content = io.BytesIO()
    suffix = shown.form_name.rpartition(".")[2]
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"form.{suffix}", bytes(shown.form_source))
        if shown.definition_source:
            archive.writestr(FILE, shown.definition_source)
    return content.getvalue()


@require_http_methods(GET_AND_POST)
@never_cache
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Take a register out of use."""
    access = access_of(request)
    register = register_for(access, code, MANAGE)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            close_register(actor=access.actor, register=register, reason=form.cleaned_data["reason"])
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Ya no se anota en el registro; lo anotado se sigue viendo."))
            return redirect("registers:register", code=register.code)
    title = _("Dejar de usar")
    context = {
        "form": form,
        "title": title,
        "kicker": register.name,
        "back": reverse("registers:versions", args=[register.code]),
        "crumbs": [list_crumb(), register_crumb(register), Crumb(title)],
    }
    return render(request, "registers/act.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(GET_AND_POST)
@never_cache
def retention(request: HttpRequest) -> HttpResponse:
    """What is past its term; looking erases nothing."""
    access = access_of(request)
    for code in (VIEW, MANAGE):
        access.require(code)
    today = timezone.localdate()
    form = DisposeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        register = register_for(access, form.cleaned_data["register"], MANAGE)
        try:
            gone = dispose_records(actor=access.actor, register=register, reason=form.cleaned_data["reason"], on=today)
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Datos eliminados de {n} anotaciones.").format(n=gone))
            return redirect("registers:retention")
    context = {
        "due": retention_due(today),
        "form": form,
        "crumbs": [list_crumb(), Crumb(_("Conservación"))],
    }
    return render(request, "registers/retention.html", context, status=UNPROCESSABLE if form.errors else 200)
