"""A template with its data as an answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page. Context processors are left out: they would look at the session, and the page is kept for everyone."""
    content = get_template(f"portal/{template}.html").render({"request": request, **context})
    return HttpResponse(content, status=status)


def fragment(template: str, **context: Any) -> SafeString:
    """A part of a page, to be kept where only the publication determines it."""
    return mark_safe(get_template(f"portal/parts/{template}.html").render(context))  # noqa: S308  a template's own output
