"""Addresses of what feeds an indicator, and of the way from a figure to its records."""

from django.urls import URLPattern, path

from faro.registers.views.lineage import bindings, paths

_FIGURE = "linaje/<str:plan>/<str:indicator>/<str:period>/"

urlpatterns: list[URLPattern] = [
    path("indicadores/", bindings.binding_list, name="bindings"),
    path("indicadores/<str:plan>/<str:indicator>/", bindings.binding, name="binding"),
    path("indicadores/<str:plan>/<str:indicator>/decidir/", bindings.decide, name="binding_decide"),
    path(_FIGURE, paths.lineage, name="lineage"),
    path(f"{_FIGURE}anotaciones/", paths.side, name="lineage_records"),
    path(f"{_FIGURE}recalcular/", paths.again_page, name="lineage_again"),
    path(f"{_FIGURE}prov.json", paths.provenance, name="lineage_prov"),
    path("<slug:code>/<uuid:key>/cifras/", paths.figures, name="record_figures"),
]
