"""The data files beside this module: spelling, abbreviations, kindred words, and the weights of the comparison."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def data_file(name: str) -> dict[str, Any]:
    """The content of a TOML file of this room."""
    return tomllib.loads(resources.files("faro.matching").joinpath(name).read_text("utf-8"))
