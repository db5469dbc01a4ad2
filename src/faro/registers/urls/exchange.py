"""Addresses of taking records away and bringing them."""

from django.urls import URLPattern, path

from faro.registers.views.exchange import taking

urlpatterns: list[URLPattern] = [
    path("<slug:code>/plantilla.xlsx", taking.template_file, name="template_file"),
    path("<slug:code>/anotaciones.<slug:suffix>", taking.records_file, name="records_file"),
]
