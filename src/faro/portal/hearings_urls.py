"""Addresses of the public pages of hearings, within those of the portal."""

from django.urls import path

from faro.portal.views import hearings

urlpatterns = [
    path("audiencias/", hearings.listed, name="hearings"),
    path("audiencias/sin-respuesta/", hearings.without_answer, name="hearings_unanswered"),
    path("audiencias/novedades.atom", hearings.feed, name="hearings_feed"),
    path("audiencias/<str:table>.<str:suffix>", hearings.data, name="hearings_data"),
    path("audiencias/<str:code>/", hearings.hearing, name="hearings_hearing"),
    path("audiencias/<str:code>/informe/", hearings.report, name="hearings_report"),
    path("audiencias/<str:code>/acta/", hearings.minutes, name="hearings_minutes"),
    path("audiencias/<str:code>/audiencia.ics", hearings.calendar_file, name="hearings_ics"),
    path("audiencias/<str:code>/<str:document>.<str:suffix>", hearings.document, name="hearings_document"),
]
