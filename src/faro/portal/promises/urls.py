"""Addresses of the pages of promises."""

from django.urls import path

from faro.portal.views.promises import files, lists, plans, pledge

_PLAN = "promesas/<slug:plan>/"
_PLEDGE = f"{_PLAN}<str:code>/"

promise_patterns = [
    path("promesas/", lists.promises, name="promises"),
    path("promesas/cronologia/", lists.timeline, name="promises_timeline"),
    path("promesas/comparar/", plans.comparison, name="promises_comparison"),
    path("promesas/articulacion/", plans.articulation, name="promises_articulation"),
    path("promesas/diagnostico/", plans.diagnosis, name="promises_diagnosis"),
    path("promesas/atom.xml", files.feed, name="promises_feed"),
    path("promesas/incrustar/<slug:plan>/<str:code>/", pledge.embedded, name="promise_embed"),
    path(_PLAN, lists.plan, name="promises_plan"),
    path(f"{_PLAN}atom.xml", files.plan_feed, name="promises_plan_feed"),
    path(_PLEDGE, pledge.pledge, name="promise"),
    path(f"{_PLEDGE}promesa.png", files.pledge_png, name="promise_png"),
    path(f"{_PLEDGE}promesa.svg", files.pledge_svg, name="promise_svg"),
    path(f"{_PLEDGE}promesa.csv", files.pledge_csv, name="promise_csv"),
    path(f"{_PLEDGE}atom.xml", files.pledge_feed, name="promise_feed"),
    path("datos/promesas/", files.data, name="promises_data"),
    path("datos/promesas/<slug:code>.<slug:suffix>", files.table_file, name="promises_table"),
]
