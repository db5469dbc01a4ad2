"""Addresses of the room."""

from django.urls import include, path

from faro.workspace import owed, views

app_name = "workspace"
urlpatterns = [
    path("tablero/", include("faro.workspace.dashboards.urls")),
    path("", views.home, name="home"),
    path("lo-que-debo/", owed.owed, name="owed"),
    path("historia/", views.history, name="history"),
    path("historia/historia.csv", views.history_csv, name="history_csv"),
]
