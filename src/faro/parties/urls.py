"""Addresses of the room."""

from django.urls import path, re_path

from faro.parties.views import deciding, editing, exchange, listing

app_name = "parties"
urlpatterns = [
    path("", listing.party_list, name="list"),
    path("nueva-persona/", editing.add_person, name="add_person"),
    path("nueva-organizacion/", editing.add_organisation, name="add_organisation"),
    path("conservacion/", deciding.retention, name="retention"),
    path("descargar/", exchange.export, name="export"),
    path("traer/", exchange.upload, name="upload"),
    re_path(r"^traer/plantilla\.(?P<suffix>xlsx|csv)$", exchange.template, name="template"),
    path("traer/<str:digest>/", exchange.decide, name="decide"),
    path("<str:key>/", listing.party, name="party"),
    path("<str:key>/corregir/", editing.edit, name="edit"),
    path("<str:key>/documentos/", editing.add_identifier, name="add_identifier"),
    path("<str:key>/documentos/<int:held>/vigencia/", editing.validity, name="validity"),
    path("<str:key>/documentos/<int:held>/quitar/", editing.remove, name="remove_identifier"),
    path("<str:key>/unir/", deciding.choose, name="choose"),
    path("<str:key>/unir/<str:other>/", deciding.merge, name="merge"),
    path("<str:key>/separar/<int:merge>/", deciding.undo, name="undo"),
    path("<str:key>/cancelar/", deciding.erase, name="erase"),
]
