"""Addresses of monthly reports, measurements, deadlines and review."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
