"""Addresses of a person's own account: sign-in, second factor, sessions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
