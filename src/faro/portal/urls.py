"""Addresses of the room: Spanish, and for good."""

from django.urls import include, path

from faro.portal.answering import public_page
from faro.portal.hearings_urls import urlpatterns as hearings_patterns
from faro.portal.promises.urls import promise_patterns
from faro.portal.registers.urls import register_patterns
from faro.portal.rest.api import api_patterns, openapi_document
from faro.portal.rest.problems import nothing_here
from faro.portal.views import (
    documents,
    elements,
    feeds,
    files,
    findings,
    guide,
    home,
    indicators,
    methods,
    punctuality,
    reading,
    seals,
    units,
)

app_name = "portal"

_PLAN = "planes/<str:plan>/<int:year>/"
_DATA = "datos/<str:plan>/<int:year>/"

urlpatterns = [
    path("", home.home, name="home"),
    path(_PLAN, home.plan, name="plan"),
    path(f"{_PLAN}resultado/", elements.plan_figures, name="plan_figures"),
    path(f"{_PLAN}objetivos/<path:code>/", elements.objective, name="objective"),
    path(f"{_PLAN}acciones/<path:code>/", elements.action, name="action"),
    path(f"{_PLAN}indicadores/<path:code>/", indicators.indicator, name="indicator"),
    path(f"{_PLAN}unidades/", units.units, name="units"),
    path(f"{_PLAN}unidades/<path:code>/", units.unit, name="unit"),
    path(f"{_PLAN}no-cuadra/", findings.findings, name="findings"),
    path(f"{_PLAN}no-cuadra/<path:code>/", findings.finding, name="finding"),
    path(f"{_PLAN}compromisos/", documents.commitments, name="commitments"),
    path(f"{_PLAN}documentos/", documents.documents, name="documents"),
    path(f"{_PLAN}documentos/informe/<str:code>/", files.report_file, name="report_file"),
    path(f"{_PLAN}fuentes/<path:code>/cuadros/<path:table>/", documents.printed_table, name="printed_table"),
    path(f"{_PLAN}fuentes/<path:code>/", documents.source, name="source"),
    path(f"{_PLAN}metodos/", methods.methods, name="methods"),
    path(f"{_PLAN}metodos/<str:code>/", methods.method, name="method"),
    *hearings_patterns,
    path("puntualidad/", punctuality.units_punctuality, name="punctuality"),
    path("sellos/", seals.sealed_things, name="seals"),
    path("glosario/", reading.glossary, name="glossary"),
    path("manual/", reading.manual, name="manual"),
    path("manual/<str:code>/", reading.manual_page, name="manual_page"),
    path("buscar/", reading.search, name="search"),
    *promise_patterns,
    *register_patterns,
    path("datos/", files.open_data, name="open_data"),
    path("datos/catalogo.jsonld", files.catalogue, name="catalogue"),
    path("datos/api/", guide.api_guide, name="api_guide"),
    path(_DATA, files.open_data_plan, name="open_data_plan"),
    path(f"{_DATA}paquete.zip", files.bundle, name="bundle"),
    path(f"{_DATA}<str:code>.<str:suffix>", files.table_file, name="table_file"),
    path("novedades.atom", feeds.feed, name="feed"),
    path("robots.txt", feeds.robots, name="robots"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("api/v1/openapi.json", public_page(open_data=True, absolute=True)(openapi_document), name="api_openapi"),
    path("api/v1/", include(api_patterns())),
    path("api/v1/<path:rest>", nothing_here, name="api_nothing_here"),
]
