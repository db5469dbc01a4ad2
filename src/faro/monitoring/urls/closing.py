"""Addresses of closed periods and adjustments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
