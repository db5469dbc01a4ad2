"""What no import contract sees: foreign keys point down, only services write, templates stay with the lower rooms."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.models.options import Options
from django.test.utils import isolate_apps

from faro.directory.api import Person
from faro.evidence.api import Evidence

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "faro"
WRITING = {
    "save",
    "delete",
    "create",
    "update",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "acreate",
    "aupdate",
    "adelete",
    "asave",
    "set_password",
}
READERS = ("views", "forms", "selectors", "api", "ports", "urls", "apps", "vocabulary", "templatetags")
"""Modules, or packages, of a room that must not write; services do, and jobs and models through them."""


def levels() -> dict[str, int]:
    """How high each room stands; independent siblings stand on the same level."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = next(each for each in project["tool"]["importlinter"]["contracts"] if each["type"] == "layers")["layers"]
    return {name: level for level, layer in enumerate(reversed(layers)) for name in re.findall(r"[a-z]+", layer)}


def rooms_with_views() -> list[str]:
    return sorted(path.parent.name for path in SOURCES.glob("*/apps.py"))


def reading_files(sources: Path = SOURCES) -> Iterator[Path]:
    """Every module from which nothing may be written."""
    for room in rooms_with_views():
        for name in READERS:
            yield from (path for path in (sources / room / f"{name}.py",) if path.is_file())
            yield from sorted((sources / room / name).rglob("*.py"))


def writes(source: str) -> list[str]:
    """Calls that look like writing to the database: ``row.save()``, ``rows.update(state=…)``, ``Row.objects.create()``.

    ``fields.update({...})`` of a dictionary is told by its positional argument, ``picture.save(file)`` likewise.
    """
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING:
            ambiguous = node.func.attr in {"update", "save", "delete", "create"}
            if not (ambiguous and node.args and not _is_manager(node.func.value)):
                found.append(f"{node.lineno}: {ast.unparse(node.func)}()")
    return found


def _is_manager(value: ast.expr) -> bool:
    return "objects" in ast.unparse(value).split(".")


def test_only_services_write() -> None:
    files = list(reading_files())
    found = [f"{path.relative_to(ROOT)}:{each}" for path in files for each in writes(path.read_text("utf-8"))]

    assert len(files) > 100
    assert not found, "move it to a service of the room:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "planted",
    [
        "plan.save()",
        "plan.save(update_fields=['name'])",
        "Plan.objects.create(code='PEI')",
        "Plan.objects.filter(code='PEI').update(name='Otro')",
        "Plan.objects.bulk_create(rows)",
        "Plan.objects.get_or_create(code='PEI')",
        "plans.delete()",
        "person.set_password(given)",
    ],
)
def test_a_planted_write_is_found(planted: str) -> None:
    assert writes(f"def view(request):\n    {planted}\n") != []


@pytest.mark.parametrize("innocent", ["fields.update({'a': 1})", "digest.update(b'a')", "picture.save(file, 'WEBP')"])
def test_what_only_looks_like_one_is_let_be(innocent: str) -> None:
    assert writes(innocent) == []


def about(model: type[models.Model]) -> "Options[models.Model]":
    return model._meta  # noqa: SLF001  Django documents it for everyone


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if about(model).app_label in rooms_with_views()]


def leading_elsewhere(model: type[models.Model]) -> list[tuple[str, str]]:
    """The relations of a model to other rooms of ours: the field and the room."""
    found = []
    for field in about(model).get_fields():
        other = field.related_model
        if field.is_relation and not field.auto_created and isinstance(other, type):
            room = about(other).app_label
            if room in rooms_with_views() and room != about(model).app_label:
                found.append((field.name, room))
    return found


def upward(model: type[models.Model]) -> list[str]:
    """The relations of a model of ours that lead to a room that is not lower than its own."""
    heights = levels()
    own = heights[about(model).app_label]
    return [f"{model.__name__}.{name} → {room}" for name, room in leading_elsewhere(model) if heights[room] >= own]


def test_foreign_keys_point_down() -> None:
    assert len(our_models()) > 20
    assert [each for model in our_models() for each in upward(model)] == []


@isolate_apps("faro.notices", "faro.directory")
def test_a_foreign_key_that_points_up_is_found() -> None:
    class Letter(models.Model):
        to = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
        about = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "notices"

    assert upward(Letter) == ["Letter.about → evidence"]


def test_no_foreign_key_leaves_the_ledger() -> None:
    ledger = [model for model in our_models() if about(model).app_label == "ledger"]

    assert ledger
    assert [(model.__name__, *each) for model in ledger for each in leading_elsewhere(model)] == []


SIGNALS = re.compile(r"django\.db\.models\.signals|\b(?:pre|post)_(?:save|delete|init)\b|\bm2m_changed\b")


def test_no_rule_hides_in_a_signal() -> None:
    modules = sorted(SOURCES.rglob("*.py"))

    assert [str(path.relative_to(ROOT)) for path in modules if SIGNALS.search(path.read_text("utf-8"))] == []
