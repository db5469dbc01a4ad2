"""Addresses of the room."""

from django.urls import path

from faro.promises.articulation_urls import articulation_patterns
from faro.promises.views import listing, pledges, reading

app_name = "promises"
_PLAN = "planes/<slug:plan>/"
_READING = f"{_PLAN}lectura/"
_PLEDGE = f"{_PLAN}<str:code>/"

urlpatterns = [
    path("", listing.plan_list, name="list"),
    path("escala/", listing.scale_page, name="scale"),
    path("traer/", listing.bring, name="bring"),
    *articulation_patterns,
    path(_PLAN, listing.plan_page, name="plan"),
    path(f"{_PLAN}tablas.zip", listing.tables_file, name="tables_file"),
    path(f"{_PLAN}promesas.json", listing.data_file, name="data_file"),
    path(f"{_PLAN}eleccion/", listing.elected, name="elected"),
    path(f"{_PLAN}proponer/", listing.propose, name="propose"),
    path(_READING, reading.reading_page, name="reading"),
    path(f"{_READING}documento/", reading.document_page, name="document"),
    path(f"{_READING}apartar/", reading.rows_aside, name="rows_aside"),
    path(f"{_READING}enviar/", reading.send, name="send"),
    path(f"{_READING}devolver/", reading.give_back, name="give_back"),
    path(f"{_READING}aprobar/", reading.approve, name="approve"),
    path(f"{_READING}<int:number>/", reading.row_page, name="row"),
    path(f"{_READING}<int:number>/apartar/", reading.row_aside, name="row_aside"),
    path(f"{_READING}<int:number>/retomar/", reading.row_back, name="row_back"),
    path(_PLEDGE, pledges.pledge_page, name="pledge"),
    path(f"{_PLEDGE}estado/", pledges.state_page, name="state"),
    path(f"{_PLEDGE}corregir/", pledges.describe, name="describe"),
    path(f"{_PLEDGE}vinculos/", pledges.links_page, name="links"),
    path(f"{_PLEDGE}vinculos/<int:link>/confirmar/", pledges.confirm, name="link_confirm"),
    path(f"{_PLEDGE}vinculos/<int:link>/rechazar/", pledges.reject, name="link_reject"),
]
