"""Addresses of the pages where records are written down."""

from django.urls import URLPattern, path

from faro.registers.views.capture import maps, pages

urlpatterns: list[URLPattern] = [
    path("mapa-del-lugar/", maps.base_map, name="base_map"),
    path("mapa-del-lugar/dibujo.svg", maps.picture, name="map_picture"),
    path("<slug:code>/nuevo/", pages.new, name="new"),
    path("<slug:code>/borradores/<uuid:key>/", pages.draft, name="draft"),
    path("<slug:code>/<uuid:key>/editar/", pages.edit, name="edit"),
]
