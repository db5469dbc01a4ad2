"""Addresses of registers and records."""

from django.urls import URLPattern, path

from faro.registers.views import acts, listing, loading, record

urlpatterns: list[URLPattern] = [
    path("", listing.register_list, name="list"),
    path("cargar/", loading.upload, name="upload"),
    path("cargar/<str:digest>/", loading.take, name="take"),
    path("conservacion/", loading.retention, name="retention"),
    path("<slug:code>/", listing.register, name="register"),
    path("<slug:code>/versiones/", loading.versions, name="versions"),
    path("<slug:code>/versiones/<int:number>/", loading.version, name="version"),
    path("<slug:code>/versiones/<int:number>/archivos.zip", loading.version_files, name="version_files"),
    path("<slug:code>/cerrar/", loading.close, name="close"),
    path("<slug:code>/<uuid:key>/", record.record, name="record"),
    path("<slug:code>/<uuid:key>/anular/", acts.void, name="void"),
    path("<slug:code>/<uuid:key>/pasos/<slug:move>/", acts.move, name="move"),
]
"""After the addresses of other pages of the room: a register's code would take their place."""
