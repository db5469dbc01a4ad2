"""Addresses of the room."""

from django.urls import URLPattern

app_name = "workspace"
urlpatterns: list[URLPattern] = []
