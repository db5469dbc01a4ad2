"""The words of this room: its permissions, and how its history reads."""

from django.urls import reverse

from faro.directory.api import Permission, declare_permissions
from faro.evidence.ports import Place, register_finder, register_places
from faro.kernel.text import _
from faro.ledger.api import FieldWords, describe_actions, describe_fields, name_keys_with, subject_key
from faro.promises.domain.kinds import COMPARATORS, KINDS
from faro.promises.domain.scale import states
from faro.promises.models import GovernmentPlan, Link, Pledge, ReadRow
from faro.ui.api import MenuItem, register_menu

PERMISSIONS = (
    Permission("promises.view", _("Ver los planes de gobierno, sus promesas y las lecturas en curso")),
    Permission("promises.edit", _("Traer planes de gobierno, corregir su lectura y vincular promesas")),
    Permission("promises.approve_reading", _("Aprobar la lectura de un plan de gobierno que otra persona corrigió")),
    Permission("promises.decide_state", _("Decidir el estado de una promesa, con su fuente")),
)

ACTIONS: dict[str, str] = {
    "promises.plan_brought": _("Trajo el plan de gobierno"),
    "promises.plan_loaded": _("Cargó el plan de gobierno con sus promesas"),
    "promises.plan_described": _("Dijo si el partido ganó la elección"),
    "promises.row_corrected": _("Corrigió la lectura"),
    "promises.rows_set_aside": _("Apartó textos que no son promesas"),
    "promises.row_taken_back": _("Retomó un texto apartado"),
    "promises.reading_sent": _("Envió la lectura para su aprobación"),
    "promises.reading_returned": _("Devolvió la lectura"),
    "promises.reading_approved": _("Aprobó la lectura: sus promesas se siguen"),
    "promises.matches_proposed": _("Buscó con qué vincular las promesas"),
    "promises.pledge_link_confirmed": _("Confirmó un vínculo"),
    "promises.pledge_link_rejected": _("Rechazó un vínculo"),
    "promises.state_decided": _("Decidió el estado"),
    "promises.pledge_described": _("Corrigió los datos de la promesa"),
}

FIELDS: dict[str, str | FieldWords] = {
    "promises.document": _("Documento"),
    "promises.pledges": _("Promesas"),
    "promises.unread": _("Textos sin leer"),
    "promises.proposals": _("Vínculos propuestos"),
    "promises.row": _("Fila"),
    "promises.row_state": FieldWords(_("Qué es"), kind="choice", words=dict(ReadRow.State.choices)),
    "promises.dimension": _("Dimensión"),
    "promises.problem": _("Problema"),
    "promises.objective": _("Objetivo"),
    "promises.indicator": _("Indicador que nombra el plan"),
    "promises.target_text": _("Meta"),
    "promises.quantity": FieldWords(_("Cantidad"), kind="quantity"),
    "promises.unit": _("Unidad"),
    "promises.comparator": FieldWords(_("Comparación"), kind="choice", words=dict(COMPARATORS)),
    "promises.baseline": FieldWords(_("Línea de base"), kind="quantity"),
    "promises.deadline": _("Plazo"),
    "promises.deadline_inherited": FieldWords(_("Plazo del encabezado"), kind="boolean"),
    "promises.kind": FieldWords(_("Clase de meta"), kind="choice", words=dict(KINDS)),
    "promises.link": FieldWords(_("Vínculo"), kind="key"),
    "promises.pledge_link_state": FieldWords(_("Estado del vínculo"), kind="choice", words=dict(Link.State.choices)),
    "promises.state": FieldWords(_("Estado"), kind="choice", words=states()),
    "promises.day": FieldWords(_("Desde"), kind="day"),
    "promises.source": _("Fuente"),
    "promises.resolution": _("Resolución"),
    "promises.elected": FieldWords(_("Ganó la elección"), kind="boolean"),
    "promises.title": _("Título"),
    "promises.axis": _("Eje"),
    "promises.sector": _("Lugar"),
    "promises.latitude": _("Latitud, en millonésimas de grado"),
    "promises.longitude": _("Longitud, en millonésimas de grado"),
    "promises.quotation": _("Cita"),
    "promises.notes": _("Notas"),
}


def name_of_key(key: str) -> str | None:
    """The words for the keys of this room."""
    kind, _colon, code = key.partition(":")
    if kind == "pledge":
        return _("promesa {code}").format(code=code.partition("/")[2])
    if kind == "investment":
        return _("inversión {code}").format(code=code)
    return _("plan de gobierno {code}").format(code=code) if kind == "govplan" else None


def place_of(key: str) -> Place | None:
    """The page of the staff for a plan or a pledge that is there; None for keys of others."""
    kind, _colon, rest = key.partition(":")
    plan, _bar, code = rest.partition("/")
    if kind == "govplan":
        found = GovernmentPlan.objects.filter(code=rest).first()
        return Place(f"{found.party} {found.election_year}", reverse("promises:plan", args=[rest])) if found else None
    row = Pledge.objects.filter(plan__code=plan, code=code).first() if kind == "pledge" else None
    return Place(f"{code} {row.title}", reverse("promises:pledge", args=[plan, code])) if row else None


def keys_of_code(code: str) -> list[str]:
    """The pledges of any plan with that code."""
    rows = Pledge.objects.filter(code__iexact=code).select_related("plan").order_by("plan__code")
    return [subject_key("pledge", row.plan.code, row.code) for row in rows]


def register() -> None:
    """Declare all of it, once all models are loaded."""
    declare_permissions(*PERMISSIONS)
    describe_actions(ACTIONS)
    describe_fields(FIELDS)
    name_keys_with(name_of_key)
    register_places(place_of)
    register_finder(keys_of_code)
    register_menu(
        MenuItem(_("Promesas"), "promises:list", "promises.view", order=340, section=_("Ciudadanía")),
    )
