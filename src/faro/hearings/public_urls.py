"""Addresses where anyone registers, asks, and follows their registration."""

from django.urls import path

from faro.hearings.views import public

app_name = "public_hearings"
urlpatterns = [
    path("audiencias/<str:code>/inscribirse/", public.register, name="register"),
    path("audiencias/<str:code>/preguntar/", public.ask, name="ask"),
    path("audiencias/<str:code>/mi-inscripcion/<int:number>/<str:token>/", public.attendee, name="attendee"),
]
