"""No page may load, or be loaded by, anything foreign; a view may be stricter, never by accident laxer."""

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from faro.ui.security import CONTENT_SECURITY_POLICY, SecurityHeadersMiddleware


def answered(response: HttpResponse) -> HttpResponse:
    def view(_request: HttpRequest) -> HttpResponse:
        return response

    return SecurityHeadersMiddleware(view)(RequestFactory().get("/"))


def policy() -> dict[str, list[str]]:
    parts = (part.split() for part in CONTENT_SECURITY_POLICY.split(";"))
    return {name: values for name, *values in parts}


def test_an_answer_gets_the_headers() -> None:
    response = answered(HttpResponse())
    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "camera=()" in response["Permissions-Policy"]


def test_nothing_inline_and_nothing_foreign_is_allowed() -> None:
    assert policy()["default-src"] == ["'none'"]
    assert policy()["frame-ancestors"] == ["'none'"]
    allowed = {value for values in policy().values() for value in values}
    assert allowed == {"'none'", "'self'", "data:"}
    assert "data:" not in policy()["script-src"]


def test_a_view_may_set_a_stricter_policy() -> None:
    strict = "default-src 'none'; sandbox"
    response = answered(HttpResponse(headers={"Content-Security-Policy": strict}))
    assert response["Content-Security-Policy"] == strict
