"""Addresses from which files are served, apart from all pages."""

from django.urls import path

from faro.evidence.views import serving

app_name = "files"
urlpatterns = [
    path("<str:sha256>/original", serving.original, name="original"),
    path("<str:sha256>/vista", serving.display, name="display"),
    path("<str:sha256>/miniatura", serving.thumbnail, name="thumbnail"),
    path("publicos/<str:sha256>", serving.public, name="public"),
]
