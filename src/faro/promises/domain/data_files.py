"""The data files beside this module: the scale of states, and the weights of a target's quality."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def data_file(name: str) -> dict[str, Any]:
    """The content of a TOML file of the room's rules."""
    return tomllib.loads(resources.files("faro.promises.domain").joinpath(name).read_text("utf-8"))
