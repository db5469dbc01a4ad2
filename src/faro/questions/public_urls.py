"""Addresses where anyone may question a figure."""

from django.urls import path

from faro.questions.views import feed, public

app_name = "public_questions"
urlpatterns = [
    path("cuestionar/", public.ask, name="ask"),
    path("cuestiones/", public.question_list, name="list"),
    path("cuestiones/<str:number>/", public.question, name="question"),
    path("cuestiones/<str:number>/seguimiento/<str:token>/", public.follow_up, name="follow_up"),
    path("fe-de-erratas/", public.errata_list, name="errata"),
    path("fe-de-erratas/novedades.atom", feed.news, name="news"),
]
