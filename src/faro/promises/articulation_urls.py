"""Addresses of the articulation, the comparison and the diagnosis."""

from django.urls import path

from faro.promises.views import comparison, diagnosis
from faro.promises.views.articulation import acts, pages

articulation_patterns = [
    path("articulacion/", pages.chain, name="articulation"),
    path("articulacion/objetivos/<slug:code>/", pages.objective, name="objective"),
    path("articulacion/vinculos/<int:link>/", acts.decide, name="decide_link"),
    path("articulacion/<slug:plan>/proponer/", acts.propose, name="propose_links"),
    path("articulacion/<slug:plan>/objetivos/", acts.take_objectives, name="take_objectives"),
    path("comparacion/", comparison.compare, name="comparison"),
    path("comparacion/<slug:plan>/<str:code>/tema/", comparison.topic, name="choose_topic"),
    path("diagnostico/", diagnosis.diagnosis_list, name="diagnosis"),
    path("diagnostico/<slug:code>/", diagnosis.series, name="diagnosis_series"),
]
