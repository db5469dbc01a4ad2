"""Serving files, apart from all pages: whatever is in them, a browser runs none of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from faro.directory.api import access_of
from faro.evidence.domain.copies import COPY_MEDIA_TYPE, COPY_SUFFIX, CopyKind
from faro.evidence.domain.names import with_suffix
from faro.evidence.domain.types import type_of
from faro.evidence.models import Evidence
from faro.evidence.selectors import VIEW_ORIGINAL, file_for, public_file
from faro.evidence.services import copy_content, original_content, read_original_noted
from faro.kernel.errors import FaroError
from faro.kernel.text import _

SANDBOX = "sandbox; default-src 'none'"
PUBLIC_SECONDS = 300
GONE = 410


@require_safe
def original(request: HttpRequest, sha256: str) -> HttpResponse:
    """The original, to those with the permission; who read it is noted."""
    access = access_of(request)
    evidence = file_for(access, sha256, VIEW_ORIGINAL)
    try:
        content = read_original_noted(actor=access.actor, evidence=evidence)
    except FaroError as error:
        return _refused(request, error)
    return _private(_download(evidence, content))


@require_safe
def display(request: HttpRequest, sha256: str) -> HttpResponse:
    """The copy of an image that pages show."""
    return _own_copy(request, sha256, CopyKind.DISPLAY)


@require_safe
def thumbnail(request: HttpRequest, sha256: str) -> HttpResponse:
    """The small copy of an image."""
    return _own_copy(request, sha256, CopyKind.THUMBNAIL)


def _own_copy(request: HttpRequest, sha256: str, kind: CopyKind) -> HttpResponse:
    evidence = file_for(access_of(request), sha256)
    try:
        content = copy_content(evidence=evidence, kind=kind)
    except FaroError as error:
        raise Http404(str(error)) from error
    return _private(_inline(evidence, content))


@require_safe
def public(_request: HttpRequest, sha256: str) -> HttpResponse:
    """A published document, to anyone: an image as its copy without metadata, anything else as it is."""
    evidence = public_file(sha256)
    try:
        if evidence.has_copies:
            answer = _inline(evidence, copy_content(evidence=evidence, kind=CopyKind.DISPLAY))
        else:
            answer = _download(evidence, original_content(evidence=evidence))
    except FaroError as error:
        raise Http404(_("No hay un documento publicado con esa huella.")) from error
    answer.headers["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
    return answer


def _download(evidence: Evidence, content: bytes) -> HttpResponse:
    kept_as = type_of(evidence.media_type)
    name = with_suffix(evidence.name, kept_as.suffix, kept_as.endings) if kept_as else evidence.name
    return _sealed(content, evidence.media_type, name, as_attachment=True)


def _inline(evidence: Evidence, content: bytes) -> HttpResponse:
    name = with_suffix(evidence.name, COPY_SUFFIX, (COPY_SUFFIX,))
    return _sealed(content, COPY_MEDIA_TYPE, name, as_attachment=False)


def _sealed(content: bytes, media_type: str, name: str, *, as_attachment: bool) -> HttpResponse:
    """An answer that a browser saves or draws, and never runs."""
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment, name) or "attachment"
    return answer


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _refused(request: HttpRequest, error: FaroError) -> HttpResponse:
    return render(request, "evidence/refused.html", {"reason": str(error)}, status=GONE)
