"""Addresses of the room."""

from django.urls import path

from faro.evidence.views import deciding, staff

app_name = "evidence"
urlpatterns = [
    path("", staff.file_list, name="list"),
    path("subir/", staff.upload, name="upload"),
    path("conservacion/", deciding.retention, name="retention"),
    path("<str:sha256>/", staff.file, name="file"),
    path("<str:sha256>/publicar/", deciding.publish, name="publish"),
    path("<str:sha256>/retirar/", deciding.withdraw, name="withdraw"),
    path("<str:sha256>/desvincular/<int:place>/", deciding.unlink, name="unlink"),
]
