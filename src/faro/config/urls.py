"""Every address of Faro, room by room. The portal comes last: it answers at the root."""

from django.urls import include, path

from faro.config.health import health

urlpatterns = [
    path("salud", health, name="health"),
    path("cuenta/", include("faro.directory.account_urls")),
    path("trabajo/directorio/", include("faro.directory.urls")),
    path("trabajo/planes/", include("faro.plans.urls")),
    path("trabajo/presupuesto/", include("faro.budget.urls")),
    path("trabajo/registros/", include("faro.registers.urls")),
    path("odk/", include("faro.registers.urls.odk")),
    path("trabajo/poi/", include("faro.monitoring.urls")),
    path("trabajo/evaluacion/", include("faro.evaluation.urls")),
    path("trabajo/promesas/", include("faro.promises.urls")),
    path("trabajo/audiencias/", include("faro.hearings.urls")),
    path("trabajo/cuestiones/", include("faro.questions.urls")),
    path("trabajo/personas/", include("faro.parties.urls")),
    path("trabajo/evidencias/", include("faro.evidence.urls")),
    path("trabajo/avisos/", include("faro.notices.urls")),
    path("trabajo/", include("faro.workspace.urls")),
    path("archivos/", include("faro.evidence.file_urls")),
    path("", include("faro.questions.public_urls")),
    path("", include("faro.hearings.public_urls")),
    path("", include("faro.portal.urls")),
]
