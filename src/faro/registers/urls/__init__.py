"""Addresses of the room."""

from django.urls import URLPattern, URLResolver

from faro.registers.urls import capture, lineage, measures, odk, records

app_name = "registers"
urlpatterns: list[URLPattern | URLResolver] = [
    *odk.staff_patterns,
    *capture.urlpatterns,
    *lineage.urlpatterns,
    *measures.urlpatterns,
    *records.urlpatterns,
]
