"""What may be permitted in this room."""

from faro.directory.api import Permission
from faro.kernel.text import _

PERMISSIONS = (
    Permission("registers.view", _("Ver los registros de las oficinas, con los datos personales cubiertos")),
    Permission("registers.enter", _("Anotar en los registros de la unidad"), scoped=True),
    Permission("registers.correct", _("Corregir y anular lo anotado en los registros de la unidad"), scoped=True),
    Permission("registers.decide", _("Decidir el estado de lo anotado: aprobar, levantar, cerrar"), scoped=True),
    Permission("registers.view_personal", _("Ver los datos personales de los registros de la unidad"), scoped=True),
    Permission("registers.view_sensitive", _("Ver los registros reservados; cada lectura se anota"), scoped=True),
    Permission("registers.export", _("Descargar los registros de la unidad"), scoped=True),
    Permission("registers.manage", _("Cargar registros y aprobar sus medidas")),
)
