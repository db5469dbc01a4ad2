"""What may be permitted in this room."""

from faro.directory.api import Permission
from faro.kernel.text import _

VIEW = "monitoring.view"
FORMULATE = "monitoring.formulate"
FILL = "monitoring.fill"
CHECK = "monitoring.check"
RELEASE = "monitoring.release"
MANAGE = "monitoring.manage_poi"
CLOSE = "monitoring.close"

PERMISSIONS = (
    Permission(VIEW, _("Ver el POI y su seguimiento por dentro"), scoped=True),
    Permission(FORMULATE, _("Formular el POI de su unidad"), scoped=True),
    Permission(FILL, _("Llenar el reporte de su unidad"), scoped=True),
    Permission(CHECK, _("Revisar el reporte de su unidad"), scoped=True),
    Permission(RELEASE, _("Liberar los reportes de las unidades")),
    Permission(MANAGE, _("Importar y aprobar el POI, reprogramarlo y fijar plazos")),
    Permission(CLOSE, _("Cerrar un mes o un año")),
)
