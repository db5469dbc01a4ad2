"""Addresses of measures."""

from django.urls import URLPattern, path

from faro.registers.views.measures import deciding, pages, series

urlpatterns: list[URLPattern] = [
    path("denominadores/", series.series_list, name="series_list"),
    path("denominadores/<str:series>/", series.series, name="series"),
    path("<slug:code>/medidas/", pages.measures, name="measures"),
    path("<slug:code>/proponer-medida/", deciding.propose_new, name="measure_new"),
    path("<slug:code>/medidas/<slug:measure>/", pages.measure, name="measure"),
    path("<slug:code>/medidas/<slug:measure>/anotaciones/", pages.behind, name="measure_records"),
    path("<slug:code>/medidas/<slug:measure>/proponer/", deciding.propose, name="measure_propose"),
    path("<slug:code>/medidas/<slug:measure>/decidir/", deciding.decide, name="measure_decide"),
]
