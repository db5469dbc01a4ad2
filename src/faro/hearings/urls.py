"""Addresses of the room."""

from django.urls import path

from faro.hearings.views import board, commitments, desk, minutes, questions, steps

app_name = "hearings"
urlpatterns = [
    path("", board.hearing_list, name="list"),
    path("nueva/", board.new, name="new"),
    path("<str:code>/", board.hearing, name="hearing"),
    path("<str:code>/datos/", board.edit, name="edit"),
    path("<str:code>/convocar/", steps.call, name="call"),
    path("<str:code>/postergar/", steps.postpone, name="postpone"),
    path("<str:code>/nuevo-dia/", steps.reschedule, name="reschedule"),
    path("<str:code>/cancelar/", steps.cancel, name="cancel"),
    path("<str:code>/informe/", steps.report, name="report"),
    path("<str:code>/informe/publicar/", steps.publish, name="publish_report"),
    path("<str:code>/realizada/", steps.hold, name="hold"),
    path("<str:code>/mesa/", desk.people, name="desk"),
    path("<str:code>/mesa/registrar/", desk.register, name="desk_register"),
    path("<str:code>/mesa/preguntar/", desk.ask, name="desk_ask"),
    path("<str:code>/mesa/<int:number>/llego/", desk.arrive, name="arrive"),
    path("<str:code>/preguntas/", questions.listed, name="questions"),
    path("<str:code>/preguntas/<int:number>/revisar/", questions.moderate, name="moderate"),
    path("<str:code>/preguntas/<int:number>/responder/", questions.answer, name="answer"),
    path("<str:code>/acta/", minutes.minutes, name="minutes"),
    path("<str:code>/acta/escribir/", minutes.write, name="write_minutes"),
    path("<str:code>/acta/proyecto/", minutes.put_up, name="publish_draft"),
    path("<str:code>/acta/final/", minutes.close, name="close_minutes"),
    path("<str:code>/acta/firmada/", minutes.signed, name="signed"),
    path("<str:code>/acta/observaciones/<int:number>/", minutes.decide, name="decide"),
    path("<str:code>/compromisos/", commitments.listed, name="commitments"),
    path("<str:code>/compromisos/nuevo/", commitments.new, name="commit"),
    path("<str:code>/compromisos/<int:number>/", commitments.follow, name="follow"),
]
