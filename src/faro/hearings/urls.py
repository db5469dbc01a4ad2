"""Addresses of the room."""

from django.urls import URLPattern, path

from faro.hearings.views import board

app_name = "hearings"
urlpatterns: list[URLPattern] = [
    path("", board.hearing_list, name="list"),
    path("<str:code>/", board.hearing, name="hearing"),
]
