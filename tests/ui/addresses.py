"""Addresses for the menu's tests: the pages behind them don't matter."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def _page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.path)


urlpatterns = [path(f"{name}/", _page, name=f"test-{name}") for name in ("open", "plans", "targets", "people", "first")]
urlpatterns.append(path("salir/", _page, name="account_logout"))
