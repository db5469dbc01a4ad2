"""Addresses of the room."""

from faro.monitoring.urls import closing, poi, reporting

app_name = "monitoring"
# Those of the POI begin with the code of a plan: they come last.
urlpatterns = [*reporting.urlpatterns, *closing.urlpatterns, *poi.urlpatterns]
