"""Loading many registers in one go, those first that others point to: all of them, or all stays as it was."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter

from django.db import transaction

from faro.kernel.errors import FaroError, InputProblems, Place, Problem
from faro.kernel.text import _, ngettext
from faro.ledger.api import Actor, required_reason
from faro.registers.domain.bundle import Bundle
from faro.registers.domain.definition_table import FILE
from faro.registers.domain.measures import Words, words_of
from faro.registers.models import RegisterVersion
from faro.registers.services.loading import (
    MOST_PROBLEMS_SAID,
    Preview,
    Read,
    load_previewed,
    preview_of,
    read_bundle,
    words_of_register,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one of them. ``changed``: whether it was not in force already."""

    folder: str
    version: RegisterVersion
    changed: bool
    warnings: tuple[str, ...]


def reordered(taken: Iterable[Taken]) -> str:
    """How many records were put in order anew, in words; nothing where none was."""
    count = sum(each.version.reordered for each in taken if each.changed)
    if not count:
        return ""
    words = ngettext("Se volvió a ordenar {n:,} anotación.", "Se volvieron a ordenar {n:,} anotaciones.", count)
    return words.format(n=count)


def preview_registers(bundles: Mapping[str, Bundle]) -> dict[str, Preview]:
    """What loading them would do, by their folder, in the order in which they would be loaded.

    Raises :class:`InputProblems` with all that is wrong with any of them, the folder before the file.
    """
    read, problems = _read(bundles)
    problems += _twice(read)
    if problems:
        raise InputProblems(problems[:MOST_PROBLEMS_SAID])
    known = {each.definition.code: words_of(each.definition, each.form) for each in read.values()}

    def others(code: str) -> Words | None:
        return known[code] if code in known else words_of_register(code)

    return {folder: preview_of(read[folder], others) for folder in _in_order(read)}


@transaction.atomic
def load_registers(*, actor: Actor, bundles: Mapping[str, Bundle], unit: str = "", reason: str) -> tuple[Taken, ...]:
    """Load them all, in the order that their lists need; what is in force already stays as it is.

    ``unit``: the owner of those that name none. Raises :class:`InputProblems` with all that is wrong with any, and
    :class:`FaroError` without a reason.
    """
    why = required_reason(reason)
    taken: list[Taken] = []
    problems: list[Problem] = []
    for folder, preview in preview_registers(bundles).items():
        before = preview.register.current_id if preview.register is not None else None
        try:
            with transaction.atomic():
                version = load_previewed(actor, preview, "" if preview.definition.unit else unit, why)
        except InputProblems as error:
            problems += _placed(folder, error.problems)
        except FaroError as error:
            mend = _("Escríbala en register.toml: unit = …, o dígala al cargar.")
            problems.append(Problem("unit", Place(f"{folder}/{FILE}", None, "unit"), str(error), mend))
        else:
            taken.append(Taken(folder, version, version.pk != before, preview.warnings))
    if problems:
        raise InputProblems(problems[:MOST_PROBLEMS_SAID])
    return tuple(taken)


def _read(bundles: Mapping[str, Bundle]) -> tuple[dict[str, Read], list[Problem]]:
    read: dict[str, Read] = {}
    problems: list[Problem] = []
    for folder, bundle in bundles.items():
        try:
            read[folder] = read_bundle(bundle)
        except InputProblems as error:
            problems += _placed(folder, error.problems)
    return read, problems


def _placed(folder: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    """A form that came alone has no folder: its file's name says enough."""
    for each in problems:
        alone = each.place.file.split(" · ")[0] == folder
        yield each if alone else replace(each, place=replace(each.place, file=f"{folder}/{each.place.file}"))


def _twice(read: Mapping[str, Read]) -> Iterator[Problem]:
    times = Counter(each.definition.code for each in read.values())
    for folder, each in read.items():
        if times[each.definition.code] > 1:
            place = Place(f"{folder}/{FILE}", None, "code")
            message, mend = _("Ese código está en dos carpetas."), _("Deje una, o dele otro código.")
            yield Problem("code_twice", place, message, mend, each.definition.code)


def _in_order(read: Mapping[str, Read]) -> Iterable[str]:
    """Those first whose records others offer as a list. Two that point to each other keep the order of their names."""
    folder_of = {each.definition.code: folder for folder, each in read.items()}
    needs = {
        folder: {folder_of[code] for code in each.form.external_lists if code in folder_of} - {folder}
        for folder, each in read.items()
    }
    while True:
        try:
            return list(TopologicalSorter(needs).static_order())
        except CycleError as error:
            later, earlier = error.args[1][1], error.args[1][0]
            needs[later] = needs[later] - {earlier}
