"""What the files of records are called: their own name among the answers, none of it where it could not be erased."""

from pathlib import PurePosixPath

from faro.kernel.text import _


def neutral_name(name: str) -> str:
    """A name that tells only the kind of file: what the evidence is called is told in the history for good."""
    return f"{_('archivo')}{PurePosixPath(name).suffix[:10].lower()}"
