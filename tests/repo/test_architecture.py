"""The order of the rooms, held by a tool; and that the tool would notice."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "faro"
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

LONGEST_FUNCTION = 60
LONGEST_MODULE = 400


def python_files() -> list[Path]:
    """Those that people write: Django writes the migrations."""
    found = (path for folder in ("src", "tests", "bench", "tools") for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if path.parent.name != "migrations")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy_of_the_sources(tmp_path: Path) -> Path:
    shutil.copytree(SOURCES, tmp_path / "src" / "faro", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("kernel/periods.py", "import faro.engine.bands"),
        ("engine/bands.py", "import faro.package.model"),
        ("package/model.py", "from faro.reports import document"),
        ("reports/reasons.py", "import faro.cli.main"),
    ],
)
def test_an_import_upwards_is_refused(copy_of_the_sources: Path, room: str, line: str) -> None:
    module = copy_of_the_sources / "src" / "faro" / room
    module.write_text(module.read_text("utf-8") + f"\n{line}\n", "utf-8")

    result = lint_imports(copy_of_the_sources)

    assert result.returncode == 1, result.stdout + result.stderr
    assert "Rooms import downwards only BROKEN" in result.stdout


def test_an_unlisted_room_is_refused(copy_of_the_sources: Path) -> None:
    drawer = copy_of_the_sources / "src" / "faro" / "drawer"
    drawer.mkdir()
    (drawer / "__init__.py").write_text('"""A room nobody listed."""\n', "utf-8")

    assert lint_imports(copy_of_the_sources).returncode == 1


def test_the_rooms_as_they_are_keep_the_order() -> None:
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


def test_functions_and_modules_stay_short() -> None:
    too_long = []
    for path in python_files():
        source = path.read_text("utf-8")
        if source.count("\n") > LONGEST_MODULE:
            too_long.append(f"{path.relative_to(ROOT)}: {source.count(chr(10))} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    too_long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {length} lines")

    assert too_long == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["evaluate", "data/ilo/pei-2022"],
        ["evaluate", "data/ilo/pei-2022", "--format", "json"],
        ["methods"],
        ["explain", "data/ilo/pei-2022", "OEI.02"],
    ],
)
def test_quick_commands_load_no_heavy_library(arguments: list[str]) -> None:
    heavy = ["django", "docx", "duckdb", "jinja2", "openpyxl", "pandas", "pyspark", "typst", "xlsxwriter"]
    program = (
        "import sys, contextlib\n"
        "from faro.cli.main import faro\n"
        f"with contextlib.suppress(SystemExit): faro({arguments!r})\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)\n"
    )

    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert result.stderr.strip() == "[]"


PURE_ROOMS = {"kernel", "workflow", "matching", "engine", "checks", "package", "reading", "reports", "cli"}
PUBLIC_MODULES = {"api", "ports"}


def imports_past_the_door(path: Path) -> list[str]:
    room = path.relative_to(SOURCES).parts[0]
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom | ast.Import):
            continue
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] != "faro" or len(parts) < 2 or parts[1] in {room, *PURE_ROOMS} or room == "config":
                continue
            if not (SOURCES / parts[1]).is_dir():
                continue
            public = parts[2:3] or [alias.name for alias in node.names]
            if not set(public) <= PUBLIC_MODULES:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {name}")
    return found


def test_rooms_with_models_are_entered_by_their_door() -> None:
    found = [each for path in sorted(SOURCES.rglob("*.py")) for each in imports_past_the_door(path)]

    assert not found, "import from <room>.api or <room>.ports instead:\n" + "\n".join(found)
