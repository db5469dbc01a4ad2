"""Addresses of the room."""

from django.urls import path

from faro.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("envios/<int:delivery_id>/reintentar/", views.retry, name="retry"),
    path("tareas/<str:code>/ejecutar/", views.run, name="run"),
]
