"""What other rooms may use of the files.

A room that files are about registers with :func:`faro.evidence.ports.register_places` where its things live.
"""

from faro.directory.api import Access
from faro.evidence.domain.names import safe_name
from faro.evidence.domain.refusals import FileRefused
from faro.evidence.models import Evidence, Link
from faro.evidence.selectors import (
    VIEW_ORIGINAL,
    Disposal,
    due_for_disposal,
    file_for,
    files_about,
    files_about_each,
    files_about_seen_by,
    may_add,
    public_files,
)
from faro.evidence.services import (
    dispose,
    dispose_unused,
    link_file,
    publish_file,
    read_original_noted,
    store_file,
    unlink_file,
    withdraw_file,
)

__all__ = [
    "Disposal",
    "Evidence",
    "FileRefused",
    "Link",
    "dispose",
    "dispose_unused",
    "due_for_disposal",
    "files_about",
    "files_about_each",
    "files_about_seen_by",
    "link_file",
    "may_add",
    "open_original",
    "public_files",
    "publish_file",
    "safe_name",
    "store_file",
    "unlink_file",
    "withdraw_file",
]


def open_original(access: Access, sha256: str) -> bytes:
    """The original of a file for a person with that permission; who read it is noted in the ledger.

    Raises :class:`~django.http.Http404`, :class:`~django.core.exceptions.PermissionDenied` or
    :class:`~faro.kernel.errors.FaroError`.
    """
    return read_original_noted(actor=access.actor, evidence=file_for(access, sha256, VIEW_ORIGINAL))
