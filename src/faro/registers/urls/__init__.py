"""Addresses of the room."""

from django.urls import URLPattern, URLResolver

app_name = "registers"
urlpatterns: list[URLPattern | URLResolver] = []
