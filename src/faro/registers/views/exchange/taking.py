"""The template of a register, and its records as a file."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.exchange.files import MEDIA
from faro.registers.domain.exchange.layout import written_questions
from faro.registers.domain.exchange.template import template
from faro.registers.domain.forms.model import Choice, Form
from faro.registers.forms.exchange import TakeForm
from faro.registers.models import Register
from faro.registers.selectors.access import ENTER, open_register_for, register_for
from faro.registers.selectors.exporting import exported
from faro.registers.services.exporting import csv_lines, workbook
from faro.registers.services.reading import list_noted, taken_noted

MOST_LISTED = 2_000


@require_safe
@never_cache
def template_file(request: HttpRequest, code: str) -> HttpResponse:
    """The empty workbook of a register."""
    register = register_for(access_of(request), code, ENTER)
    return _file(template(register.version.form, _lists(register.version.form)), "xlsx", f"plantilla-{register.code}")


def _lists(form: Form) -> dict[str, tuple[Choice, ...]]:
    """The choices of each question that stand in the form itself."""
    asked = [*written_questions(form), *(each for name in form.repeats for each in written_questions(form, name))]
    found = {each.key: form.choices_of(each.key)[:MOST_LISTED] for each in asked if not each.external_list}
    return {key: choices for key, choices in found.items() if choices}


@require_safe
@never_cache
def records_file(request: HttpRequest, code: str, suffix: str) -> HttpResponseBase:
    """The records that this person may take away."""
    access = access_of(request)
    register = open_register_for(access, code)
    if suffix not in MEDIA:
        raise Http404(_("Se descarga como csv o xlsx."))
    form = TakeForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    taken = exported(access, register, asked.get("desde"), asked.get("hasta"), asked.get("estado", ""))
    list_noted(actor=access.actor, register=register)
    name = _name(register)
    if suffix == "csv":
        taken_noted(actor=access.actor, taken=taken, suffix=suffix)
        lines = StreamingHttpResponse(csv_lines(taken), content_type=MEDIA["csv"])
        lines.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return lines
    try:
        content = workbook(taken)
    except FaroError as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=413)
    taken_noted(actor=access.actor, taken=taken, suffix=suffix)
    return _file(content, "xlsx", name)


def _name(register: Register) -> str:
    return f"{register.code}-{timezone.localdate().isoformat()}"


def _file(content: bytes, suffix: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=MEDIA[suffix])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return answer
