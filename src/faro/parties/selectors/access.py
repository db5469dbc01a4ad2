"""One party, for whoever may see it."""

from django.http import Http404

from faro.directory.api import Access
from faro.kernel.text import _
from faro.parties.models import ListUpload, Party

VIEW, VIEW_PERSONAL, EDIT = "parties.view", "parties.view_personal", "parties.edit"
MERGE, IMPORT, EXPORT, ERASE = "parties.merge", "parties.import", "parties.export", "parties.erase"


def party_for(access: Access, key: str, *codes: str) -> Party:
    """The party, for who holds ``parties.view`` and the other permissions. Raises Http404 or PermissionDenied."""
    for code in (VIEW, *codes):
        access.require(code)
    found = Party.objects.prefetch_related("identifiers").filter(key=key).first()
    if found is None:
        raise Http404(_("No hay una ficha con esa clave."))
    return found


def upload_for(access: Access, digest: str) -> ListUpload:
    """A list that this person brought. Raises Http404 or PermissionDenied."""
    access.require(IMPORT)
    found = ListUpload.objects.filter(digest=digest, brought_by=access.actor.key).first()
    if found is None:
        raise Http404(_("La lista ya no está: se tomó, o pasó su plazo. Tráigala otra vez."))
    return found
