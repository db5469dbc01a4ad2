"""Addresses of the room."""

from django.urls import URLPattern, path

from faro.plans.views import alignment, importing, rows, showing, versions

app_name = "plans"


def _rows(slug: str, table: str, name: str) -> list[URLPattern]:
    """The pages over the rows of one table."""
    told = {"table": table}
    return [
        path(f"<str:plan>/{slug}/nuevo/", rows.row_new, told, name=f"{name}_new"),
        path(f"<str:plan>/{slug}/<path:code>/quitar/", rows.row_remove, told, name=f"{name}_remove"),
        path(f"<str:plan>/{slug}/<path:code>/", rows.row_edit, told, name=f"{name}_edit"),
    ]


_INDICATOR = "<str:plan>/indicadores/<path:code>/"
_ELEMENT = "<str:plan>/elementos/<path:code>/"

urlpatterns = [
    path("", showing.plan_list, name="list"),
    path("importar/", importing.upload, name="upload"),
    path("importar/<str:digest>/", importing.preview, name="preview"),
    path("importar/<str:digest>/errores.csv", importing.problems_csv, name="problems_csv"),
    path("<str:plan>/paquete.zip", showing.package_zip, name="package_zip"),
    path("<str:plan>/paquete.xlsx", showing.package_xlsx, name="package_xlsx"),
    path("<str:plan>/articulacion/", alignment.alignment_page, name="alignment"),
    *_rows("articulacion", "links", "alignment"),
    path("<str:plan>/textos/", rows.row_list, {"table": "texts"}, name="texts"),
    *_rows("textos", "texts", "texts"),
    path("<str:plan>/fuentes/", rows.row_list, {"table": "sources"}, name="sources"),
    *_rows("fuentes", "sources", "sources"),
    path("<str:plan>/elementos/nuevo/", rows.row_new, {"table": "elements"}, name="element_new"),
    path("<str:plan>/indicadores/nuevo/", rows.row_new, {"table": "indicators"}, name="indicator_new"),
    path(f"{_ELEMENT}editar/", rows.element_edit, name="element_edit"),
    path(f"{_ELEMENT}denominacion/", versions.element_name, name="element_name"),
    path(_ELEMENT, showing.element_page, name="element"),
    path(f"{_INDICATOR}editar/", rows.indicator_edit, name="indicator_edit"),
    path(f"{_INDICATOR}denominacion/", versions.indicator_name, name="indicator_name"),
    path(f"{_INDICATOR}metas/<int:year>/", versions.target, name="target"),
    path(f"{_INDICATOR}valores/nuevo/", versions.new_measurement, name="measurement_new"),
    path(f"{_INDICATOR}valores/<str:period>/", versions.measurement, name="measurement"),
    path(_INDICATOR, showing.indicator_page, name="indicator"),
    path("<str:plan>/", showing.plan_page, name="plan"),
]
