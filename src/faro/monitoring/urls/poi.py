"""Addresses of the POI."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
