"""Format versions: which ones are read, and how an earlier one becomes the current one."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.declaration import FORMAT_VERSION
from faro.package.grid import Grid
from faro.package.problems import ProblemList

Grids: TypeAlias = Mapping[str, Grid]
Upgrade: TypeAlias = Callable[[Grids], Grids]


def _nothing_to_do(grids: Grids) -> Grids:
    return grids


UPGRADES: Mapping[int, Upgrade] = {1: _nothing_to_do}
"""From a version to the next one, on the tables as they are written. Version 2 adds the optional table ``names``."""


def check_version(version: object, file: str, problems: ProblemList) -> bool:
    """Whether this program reads that version; if not, the problem is added."""
    known = isinstance(version, int) and not isinstance(version, bool) and 1 <= version <= FORMAT_VERSION
    if known:
        return True
    later = isinstance(version, int) and not isinstance(version, bool) and version > FORMAT_VERSION
    if version is None:
        message = _("No dice la versión del formato; este programa lee hasta la {current}.")
        mend = _("Si el paquete sigue el formato actual, escriba en faro_format_version el número {current}.")
    elif later:
        message = _("El paquete es de la versión {version} del formato y este programa lee hasta la {current}.")
        mend = _("Actualice Faro, o pida el paquete en la versión {current}.")
    else:
        message = _("«{version}» no es una versión del formato; este programa lee de la 1 a la {current}.")
        mend = _("Escriba la versión como número entero, por ejemplo {current}.")
    shown = str(version)[:40]
    problems.add(
        "unknown_format_version",
        Place(file),
        message.format(version=shown, current=FORMAT_VERSION),
        mend.format(current=FORMAT_VERSION),
        None if version is None else shown,
    )
    return False


def upgraded(grids: Grids, version: int, upgrades: Mapping[int, Upgrade] = UPGRADES) -> Grids:
    """The tables as the current version writes them."""
    for step in range(version, FORMAT_VERSION):
        grids = upgrades[step](grids)
    return grids
