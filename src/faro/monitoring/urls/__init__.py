"""Addresses of the room."""

from faro.monitoring.urls import closing, poi, reporting

app_name = "monitoring"
urlpatterns = [*poi.urlpatterns, *reporting.urlpatterns, *closing.urlpatterns]
