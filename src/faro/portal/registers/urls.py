"""Addresses of the pages of registers."""

from django.urls import path

from faro.portal.registers import views

register_patterns = [
    path("registros/", views.registers, name="registers"),
    path("registros/<slug:code>/", views.register, name="register"),
    path("registros/<slug:code>/anotaciones.<slug:suffix>", views.register_file, name="register_file"),
]
