"""The endpoints of OpenRosa, for one telephone each: list, form, manifest, files, submission."""

import re
from io import BytesIO

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.urls import reverse

from faro.kernel.errors import InputProblems
from faro.kernel.text import _
from faro.registers.domain.openrosa import ListedForm, MediaFile, form_list, manifest, served_form
from faro.registers.models import Register, Submission
from faro.registers.selectors.devices import list_file, lists_of, register_on, registers_of
from faro.registers.services.submissions import Sent, SentFile, UnknownForm, receive_submission
from faro.registers.views.odk.knocking import XML, Caller, for_telephones, largest_submission, said

OK, CREATED, ACCEPTED, NO_CONTENT = 200, 201, 202, 204
BAD, NOT_FOUND, NO_LENGTH, TOO_LARGE = 400, 404, 411, 413
XML_PART, MORE = "xml_submission_file", "*isIncomplete*"
BOUNDARY = re.compile(r'boundary="?([^";]+)"?', re.IGNORECASE)
State = Submission.State
PIECE = 65_536


@for_telephones("GET", "HEAD")
def form_list_view(request: HttpRequest, caller: Caller) -> HttpResponse:
    """The forms that the person of the telephone may enter; with ``?formID=``, that one."""
    wanted = request.GET.get("formID", "")
    registers = registers_of(caller.device, caller.access)
    forms = [_listed(request, caller, each) for each in registers if wanted in ("", each.code)]
    return HttpResponse(form_list(forms), content_type=XML)


def _listed(request: HttpRequest, caller: Caller, register: Register) -> ListedForm:
    version = register.version
    lists = lists_of(version.form)
    return ListedForm(
        form_id=register.code,
        name=register.name,
        version=str(version.number),
        content=_form(register),
        purpose=register.definition.purpose,
        url=_address(request, "odk:form", caller, register.code),
        manifest_url=_address(request, "odk:manifest", caller, register.code) if lists else "",
    )


def _form(register: Register) -> bytes:
    return served_form(register.version.xform, register.code, str(register.version.number))


def _address(request: HttpRequest, name: str, caller: Caller, *codes: str) -> str:
    return request.build_absolute_uri(reverse(name, args=[caller.device.code, *codes]))


@for_telephones("GET", "HEAD")
def form(request: HttpRequest, caller: Caller, code: str) -> HttpResponse:  # noqa: ARG001  Django gives it
    """A form, as XForm."""
    return HttpResponse(_form(register_on(caller.device, caller.access, code)), content_type=XML)


@for_telephones("GET", "HEAD")
def manifest_view(request: HttpRequest, caller: Caller, code: str) -> HttpResponse:
    """The files that a form needs: the lists of other registers."""
    register = register_on(caller.device, caller.access, code)
    files = [
        MediaFile(f"{each.code}.csv", list_file(each), _address(request, "odk:list", caller, code, each.code))
        for each in lists_of(register.version.form)
    ]
    return HttpResponse(manifest(files), content_type=XML)


@for_telephones("GET", "HEAD")
def list_view(request: HttpRequest, caller: Caller, code: str, other: str) -> HttpResponse:  # noqa: ARG001
    """The list of another register."""
    register = register_on(caller.device, caller.access, code)
    for each in lists_of(register.version.form):
        if each.code == other:
            return HttpResponse(list_file(each), content_type="text/csv; charset=utf-8")
    raise Http404(_("Ese formulario no usa esa lista."))


@for_telephones("HEAD", "POST")
def submission(request: HttpRequest, caller: Caller) -> HttpResponse:
    """Where to send and how much at once (HEAD); what was filled in (POST)."""
    if request.method == "HEAD":
        answer = HttpResponse(status=NO_CONTENT)
        answer.headers["Location"] = _address(request, "odk:submission", caller)
        return answer
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        return said(_("El envío debe decir su tamaño."), NO_LENGTH)
    if int(length) > largest_submission():
        _drained(request)
        limit = largest_submission() // 1_000_000
        return said(_("El envío pasa de {n} MB: envíelo por partes.").format(n=limit), TOO_LARGE)
    try:
        sent = _sent(request, int(length))
        kept = receive_submission(actor=caller.access.actor, device=caller.device, sent=sent)
    except (BadRequest, InputProblems) as error:
        return said(str(error), BAD)
    except UnknownForm as error:
        return said(str(error), NOT_FOUND)
    return _answer(kept)


def _drained(request: HttpRequest) -> None:
    """Let the rest come: a client that cannot finish sending never reads why it was refused."""
    try:
        while request.read(PIECE):
            pass
    except UnreadablePostError:
        return


def _answer(kept: Submission) -> HttpResponse:
    if kept.state == State.TAKEN and kept.record is not None:
        return said(_("Recibido: {number}.").format(number=kept.record.number), CREATED)
    if kept.state == State.WAITING:
        return said(_("Recibido en parte: faltan archivos."), CREATED)
    if kept.state == State.DISCARDED:
        return said(_("Ya se había recibido, y se descartó: {why}").format(why=kept.reason), ACCEPTED)
    why = " ".join(kept.reasons[:3])
    return said(_("Recibido. Antes de anotarse lo revisará una persona. {why}").format(why=why), ACCEPTED)


def _sent(request: HttpRequest, length: int) -> Sent:
    """What the request brings. Raises :class:`~django.core.exceptions.BadRequest` for what is cut or no form."""
    boundary = BOUNDARY.search(request.META.get("CONTENT_TYPE", ""))
    if request.content_type != "multipart/form-data" or boundary is None:
        raise BadRequest(_("El envío no viene como lo envía ODK Collect (multipart)."))
    try:
        body = request.read(length)
        if len(body) < length or not body.rstrip().endswith(f"--{boundary[1].strip()}--".encode()):
            raise BadRequest(_("El envío llegó a medias: envíelo otra vez."))
        fields, files = request.parse_file_upload(request.META, BytesIO(body))
    except (MultiPartParserError, SuspiciousOperation, UnreadablePostError, UnicodeError, LookupError) as error:
        raise BadRequest(_("El envío llegó a medias o trae demasiados archivos: envíelo otra vez.")) from error
    parts = [(name, part) for name, given in files.lists() for part in given]
    xml = next((part.read() for name, part in parts if name == XML_PART), None)
    if xml is None and XML_PART in fields:
        xml = str(fields[XML_PART]).encode()
    if xml is None:
        raise BadRequest(_("Al envío le falta el formulario llenado."))
    kept = [
        SentFile(part.name or name, part.content_type or "", part.read()) for name, part in parts if name != XML_PART
    ]
    return Sent(xml, kept, more=fields.get(MORE, "").strip().lower() in ("yes", "true", "1"))
