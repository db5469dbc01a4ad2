"""The key that signs sessions: given by the environment, or made once and kept in the installation's folder."""

import os
import secrets
from pathlib import Path

KEY_FILE = "secret-key"


def secret_key(given: str, home: Path) -> str:
    """The key given, or the one in ``home``, made now if there is none; only its owner can read the file."""
    if given:
        return given
    path = home / KEY_FILE
    home.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(key := secrets.token_urlsafe(64))
    return key
