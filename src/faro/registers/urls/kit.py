"""Addresses of what helps an office to begin."""

from django.urls import URLPattern, path

from faro.registers.domain.starting import NAME
from faro.registers.views import kit

urlpatterns: list[URLPattern] = [
    path(NAME, kit.starting_file, name="starting_file"),
    path("que-falta/", kit.waiting, name="waiting"),
]
