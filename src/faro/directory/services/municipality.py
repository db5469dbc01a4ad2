"""The municipality itself."""

from django.db import transaction

from faro.directory.models import Municipality
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key

FIELDS = ("name", "executing_unit")


@transaction.atomic
def set_municipality(*, actor: Actor, ubigeo: str, name: str, executing_unit: str = "") -> Municipality:
    """Say which municipality this installation is of. Saying the same again changes nothing.

    Raises :class:`FaroError` when the installation already is of another one.
    """
    known = Municipality.objects.first()
    if known is not None and known.ubigeo != ubigeo:
        raise FaroError(
            _("Esta instalación es de {name} (ubigeo {ubigeo}) y el plan es de otra municipalidad.").format(
                name=known.name, ubigeo=known.ubigeo
            )
        )
    municipality = known or Municipality(ubigeo=ubigeo)
    after = {"name": name, "executing_unit": executing_unit}
    changes = [
        Change(field, getattr(municipality, field) or None, after[field] or None)
        for field in FIELDS
        if getattr(municipality, field) != after[field]
    ]
    if known is not None and not changes:
        return known
    municipality.name, municipality.executing_unit = name, executing_unit
    municipality.save()
    subject = subject_key("municipality", ubigeo)
    record(actor=actor, action="directory.municipality_set", subject=subject, changes=changes, public=True)
    return municipality
