"""Addresses of the POI."""

from django.urls import path

from faro.monitoring.views.poi import budget, codes, consistency, exchange, listing, sheet, stages

POI = "<str:plan>/<int:year>/"
UNIT = f"{POI}unidades/<str:unit>/"

urlpatterns = [
    path("", listing.poi_list, name="poi_list"),
    path(POI, listing.poi_page, name="poi"),
    path(UNIT, sheet.unit_sheet, name="poi_unit"),
    path(f"{UNIT}guardar/", sheet.save, name="poi_save"),
    path(f"{UNIT}agregar/", sheet.new_activity, name="poi_new"),
    path(f"{POI}etapas/", stages.stages_page, name="poi_stages"),
    path(f"{POI}etapas/<slug:step>/", stages.step_page, name="poi_step"),
    path(f"{POI}coherencia/", consistency.consistency_page, name="poi_consistency"),
    path(f"{POI}presupuesto/", budget.budget_page, name="poi_budget"),
    path(f"{POI}presupuesto/<int:link>/quitar/", budget.unlink, name="poi_unlink"),
    path(f"{POI}codigos/", codes.codes_page, name="poi_codes"),
    path(f"{POI}libro.xlsx", exchange.workbook, name="poi_workbook"),
    path(f"{POI}ceplan.xlsx", exchange.ceplan, name="poi_ceplan"),
    path(f"{POI}importar/", exchange.upload, name="poi_upload"),
    path(f"{POI}importar/<str:digest>/", exchange.preview, name="poi_preview"),
    path(f"{POI}importar/<str:digest>/rechazadas.xlsx", exchange.rejected, name="poi_rejected"),
    path(f"{POI}actividades/<path:code>/quitar/", sheet.remove, name="poi_remove"),
    path(f"{POI}actividades/<path:code>/", sheet.activity_page, name="poi_activity"),
]
