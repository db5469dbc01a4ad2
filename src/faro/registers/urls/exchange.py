"""Addresses of taking records away and bringing them."""

from django.urls import URLPattern, path

from faro.registers.views.exchange import bringing, taking

urlpatterns: list[URLPattern] = [
    path("<slug:code>/importar/", bringing.bring, name="bring"),
    path("<slug:code>/importar/<slug:digest>/", bringing.brought_file, name="brought"),
    path("<slug:code>/importar/<slug:digest>/sin-tomar.xlsx", bringing.rejected_file, name="rejected_file"),
    path("<slug:code>/plantilla.xlsx", taking.template_file, name="template_file"),
    path("<slug:code>/anotaciones.<slug:suffix>", taking.records_file, name="records_file"),
]
