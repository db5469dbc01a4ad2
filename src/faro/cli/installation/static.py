"""The files that pages use, collected into the installation's folder once a version."""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

STAMP = ".collected"


def collect_static() -> bool:
    """Collect them if they are not those of this version; whether there was something to do."""
    if collected_for_this_version():
        return False
    root = Path(settings.STATIC_ROOT)
    shutil.rmtree(root, ignore_errors=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    (root / STAMP).write_text(_fingerprint(), "ascii")
    return True


def collected_for_this_version() -> bool:
    """Whether what is collected came from the files as they are now."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    return stamp.is_file() and stamp.read_text("ascii") == _fingerprint()


def _fingerprint() -> str:
    """Changes with the name, size or moment of any file."""
    digest = hashlib.sha256()
    for finder in finders.get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
