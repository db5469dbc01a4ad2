"""Addresses of the room."""

from django.urls import path

from faro.promises.views import listing

app_name = "promises"
urlpatterns = [
    path("", listing.plan_list, name="list"),
]
