"""Addresses of closed periods and adjustments."""

from django.urls import path

from faro.monitoring.views.closing import adjusting, listing, period

POI = "<str:plan>/<int:year>/cierres/"
PERIOD = f"{POI}<str:code>/"

urlpatterns = [
    path(POI, listing.closings, name="closings"),
    path(PERIOD, period.closing, name="closing"),
    path(f"{PERIOD}cerrar/", period.close, name="close_period"),
    path(f"{PERIOD}reproducir/", period.make_again, name="reproduce"),
    path(f"{PERIOD}publicar/", period.publish, name="publish_year"),
    path(f"{PERIOD}contenido/<int:version>/", period.content, name="closing_content"),
    path(f"{PERIOD}ajustes/pedir/", adjusting.ask, name="ask_adjustment"),
    path(f"{PERIOD}ajustes/<int:number>/", adjusting.adjustment, name="adjustment"),
]
