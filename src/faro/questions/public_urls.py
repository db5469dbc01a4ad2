"""Addresses where anyone may question a figure."""

from django.urls import URLPattern

app_name = "public_questions"
urlpatterns: list[URLPattern] = []
