"""Changes to the files that are kept."""

from faro.evidence.services.links import link_file, unlink_file
from faro.evidence.services.publication import publish_file, withdraw_file
from faro.evidence.services.reading import copy_content, original_content, read_original_noted
from faro.evidence.services.retention import dispose, dispose_unused, sweep
from faro.evidence.services.scanning import scan_file, scan_pending
from faro.evidence.services.storing import store_file

__all__ = [
    "copy_content",
    "dispose",
    "dispose_unused",
    "link_file",
    "original_content",
    "publish_file",
    "read_original_noted",
    "scan_file",
    "scan_pending",
    "store_file",
    "sweep",
    "unlink_file",
    "withdraw_file",
]
