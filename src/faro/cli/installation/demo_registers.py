"""The registers of Ilo in the demonstration: loaded as an office would, with records that are made up and say so."""

from dataclasses import dataclass, replace
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path

from django.db import transaction

from faro.catalogs.api import choose_series_source
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.registers.api import (
    Bundle,
    ExampleSpec,
    Known,
    Trial,
    add_examples,
    approve_measures,
    bundle_of_folder,
    load_register,
    read_examples,
)

COMMAND = Actor("command:demo")
EXAMPLES = "examples.toml"
TRIAL = Trial(date(2023, 1, 1), date(2023, 7, 14), "faro-demo", most=24, most_lists=6, pool=60)
"""A few records of each register, so that the demonstration starts soon: its pages and figures look alive, no more."""
MORE = {
    "capacitaciones-inclusion": 20,
    "escolaridad-primaria": 48,
    "incidentes": 60,
    "patrullajes": 60,
    "sesiones-comite": 48,
}
"""Where those few would not do: what the unit of the cast writes, what comes by sector, by quarter, over two years."""
POPULATION = "Plan de gobierno de Acción Popular 2019-2022, 1.2 (proyección)"
DECIDED_ON = date(2022, 1, 1)
EARLIER = {"resultados-lectura": date(2022, 1, 1)}
"""What is only written down in the last months of a year."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A register's folder: its files, and how its records are made up."""

    code: str
    bundle: Bundle
    spec: ExampleSpec


@transaction.atomic
def add_registers(root: Path, planner: Actor) -> None:
    """Load every register below ``root``, approve its measures, choose the population that counts, add records."""
    folders = folders_of(root)
    why = _("Registros de la demostración: sus anotaciones son inventadas")
    registers = [load_register(actor=COMMAND, bundle=each.bundle, reason=why).register for each in folders]
    _choose_population(planner)
    known: dict[str, tuple[Known, ...]] = {}
    for folder, register in zip(folders, registers, strict=True):
        approve_measures(actor=planner, register=register, reason=_("Medidas de demostración"))
        known[folder.code] = add_examples(
            actor=COMMAND, register=register, spec=folder.spec, trial=_trial(folder.code), known=known, reason=why
        )


def _trial(code: str) -> Trial:
    most = MORE.get(code)
    trial = replace(TRIAL, first=EARLIER.get(code, TRIAL.first))
    return replace(trial, most=most, most_lists=most) if most else trial


def folders_of(root: Path) -> list[Folder]:
    """The registers below a folder, those first that others point to."""
    found = {path.parent.name: _folder(path.parent) for path in sorted(root.glob(f"*/{EXAMPLES}"))}
    order = TopologicalSorter({code: sorted(folder.spec.needs) for code, folder in found.items()})
    return [found[code] for code in order.static_order()]


def _folder(path: Path) -> Folder:
    return Folder(path.name, bundle_of_folder(path), read_examples((path / EXAMPLES).read_bytes()))


def _choose_population(planner: Actor) -> None:
    choose_series_source(
        actor=planner,
        series="poblacion",
        source=POPULATION,
        norm=_("Decisión de demostración: la municipalidad no ha dicho qué fuente vale"),
        valid_from=DECIDED_ON,
        reason=_("Para que las tasas de la demostración tengan denominador"),
    )
