"""By what a computation is told: the method's file, and the program that computed."""

import hashlib
from functools import cache
from importlib import resources

import polars as pl

from faro import __version__
from faro.package.sealing import digest_of

_SOURCES = ("faro.engine", "faro.package")


def method_digest(method: str) -> str:
    """The sha256 of the method's file."""
    return digest_of(resources.files("faro.engine.methods").joinpath(f"{method}.toml").read_bytes())


@cache
def engine_version() -> str:
    """Faro's version, the one of the library that computes, and a digest of the code that does."""
    code = hashlib.sha256()
    for room in _SOURCES:
        for file in sorted(resources.files(room).iterdir(), key=lambda each: each.name):
            if file.name.endswith(".py"):
                code.update(file.read_bytes())
    return f"{__version__} · polars {pl.__version__} · {code.hexdigest()[:8]}"
