"""Addresses of the room."""

from django.urls import URLPattern, URLResolver

from faro.registers.urls import boards, capture, exchange, kit, lineage, measures, odk, records, sheet

app_name = "registers"
urlpatterns: list[URLPattern | URLResolver] = [
    *odk.staff_patterns,
    *boards.urlpatterns,
    *capture.urlpatterns,
    *exchange.urlpatterns,
    *kit.urlpatterns,
    *lineage.urlpatterns,
    *measures.urlpatterns,
    *sheet.urlpatterns,
    *records.urlpatterns,
]
