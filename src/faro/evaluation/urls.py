"""Addresses of the room."""

from django.urls import path

from faro.evaluation.views import commitments, evaluations, findings, runs

app_name = "evaluation"
urlpatterns = [
    path("", evaluations.home, name="home"),
    path("comparar/", runs.compare, name="compare"),
    path("hallazgos/", findings.all_findings, name="all_findings"),
    path("compromisos/", commitments.all_commitments, name="all_commitments"),
    path("corridas/<int:number>/", runs.run_detail, name="run"),
    path("corridas/<int:number>/recalcular/", runs.recalculate_run, name="recalculate"),
    path("corridas/<int:number>/documentos/", runs.make_document, name="make_document"),
    path("documentos/<int:number>/", runs.document, name="document"),
    path("<str:plan>/compromisos/", commitments.commitment_list, name="commitments"),
    path("<str:plan>/compromisos/nuevo/", commitments.new_commitment, name="new_commitment"),
    path("<str:plan>/compromisos/<path:code>/cambiar/", commitments.edit_commitment, name="edit_commitment"),
    path("<str:plan>/compromisos/<path:code>/", commitments.commitment, name="commitment"),  # a code may hold a bar
    path("<str:plan>/recomendaciones/<path:code>/", commitments.proposal, name="proposal"),
    path("<str:plan>/<int:year>/", evaluations.evaluation, name="evaluation"),
    path("<str:plan>/<int:year>/evaluar/", evaluations.run_page, name="run_methods"),
    path("<str:plan>/<int:year>/publicar/", evaluations.publish_page, name="publish"),
    path("<str:plan>/<int:year>/hallazgos/", findings.findings, name="findings"),
    path("<str:plan>/<int:year>/hallazgos/<path:identifier>/", findings.finding, name="finding"),
]
