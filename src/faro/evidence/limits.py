"""The limits in force: those of the catalogue, around those that only guard the machine."""

from faro.catalogs.api import limit
from faro.evidence.domain.limits import FileLimits


def file_limits() -> FileLimits:
    """What is refused today."""
    return FileLimits(
        file_bytes=int(limit("evidence.max_file_size").value),
        image_pixels=int(limit("evidence.max_image_pixels").value),
    )
