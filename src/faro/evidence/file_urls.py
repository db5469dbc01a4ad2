"""Addresses from which files are served, apart from all pages."""

from django.urls import URLPattern

app_name = "files"
urlpatterns: list[URLPattern] = []
