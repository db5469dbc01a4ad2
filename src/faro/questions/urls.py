"""Addresses of the room."""

from django.urls import path

from faro.questions.views import moderation, staff

app_name = "questions"
urlpatterns = [
    path("", staff.question_list, name="list"),
    path("revisar/", moderation.queue, name="moderation"),
    path("revisar/<str:number>/<int:place>/", moderation.moderate, name="moderate"),
    path("<str:number>/", staff.question, name="question"),
    path("<str:number>/atender/", staff.take_up, name="take_up"),
    path("<str:number>/responder/", staff.answer, name="answer"),
    path("<str:number>/aclaracion/", staff.ask_clarification, name="ask_clarification"),
    path("<str:number>/ampliar/", staff.extend, name="extend"),
    path("<str:number>/derivar/", staff.reassign, name="reassign"),
]
