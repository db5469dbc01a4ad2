"""Addresses of monthly reports, measurements, deadlines and review."""

from django.urls import path

from faro.monitoring.views.reporting import calendar, confirming, filling, listing, measures, reviewing

REPORT = "reportes/<str:plan>/<str:period>/<str:unit>/"
MEASURE = "mediciones/<str:plan>/<str:period>/<str:indicator>/"

urlpatterns = [
    path("reportes/", listing.reports, name="reports"),
    path("reportes/conformidad/", reviewing.check_many, name="check_many"),
    path("reportes/liberar/", reviewing.release_many, name="release_many"),
    path(REPORT, reviewing.report, name="report"),
    path(f"{REPORT}llenar/", filling.fill, name="fill"),
    path(f"{REPORT}guardar/", filling.save, name="save"),
    path(f"{REPORT}actividad/<int:figure>/", filling.save_card, name="save_card"),
    path(f"{REPORT}actividad/<int:figure>/archivos/", filling.add_files, name="add_files"),
    path(f"{REPORT}choque/<int:clash>/", filling.settle, name="settle"),
    path(f"{REPORT}observacion/<int:observation>/", filling.reply, name="reply"),
    path(f"{REPORT}enviar/", filling.send_report, name="send"),
    path(f"{REPORT}observar/", reviewing.observe, name="observe"),
    path(f"{REPORT}conformidad/", reviewing.check_report, name="check"),
    path(f"{REPORT}liberar/", reviewing.release_report, name="release"),
    path(MEASURE, measures.measure, name="measure"),
    path(f"{MEASURE}guardar/", measures.save, name="save_measure"),
    path(f"{MEASURE}ficha/", measures.save_card, name="save_measure_card"),
    path(f"{MEASURE}confirmar/", confirming.confirm, name="confirm_measure"),
    path(f"{MEASURE}paso/", measures.act, name="measure_step"),
    path(f"{MEASURE}observar/", measures.observe_measure, name="observe_measure"),
    path(f"{MEASURE}observacion/<int:observation>/", measures.reply, name="reply_measure"),
    path(f"{MEASURE}choque/<int:clash>/", measures.settle, name="settle_measure"),
    path("plazos/", calendar.calendar, name="calendar"),
    path("plazos/<int:year>/fijar/", calendar.make_calendar, name="make_calendar"),
    path("plazos/<str:period>/", calendar.deadline, name="deadline"),
    path("plazos/<str:period>/prorroga/", calendar.extension, name="extend"),
    path("plazos/<str:period>/abrir/", calendar.open_period, name="open_period"),
]
