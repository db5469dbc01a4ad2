"""The guide of the operator says what the program does."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from faro.cli.main import COMMANDS, faro

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "operate"
UNITS = sorted((GUIDE / "systemd").iterdir())


def test_every_setting_is_in_the_table_and_every_row_is_a_setting() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src" / "faro" / "config").glob("*.py"))
    read = set(re.findall(r'"(FARO_[A-Z_]+|DATABASE_URL)"', source))
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", (GUIDE / "settings.md").read_text("utf-8"), re.MULTILINE))

    assert read == told


def test_every_command_it_names_exists_with_the_options_it_names() -> None:
    wrong = []
    for page in [*GUIDE.rglob("*.md"), *(GUIDE / "systemd").glob("*.service")]:
        for name, rest in re.findall(r"\bfaro ([a-z]+)((?: [^`\n|#]+)?)", page.read_text("utf-8")):
            if name not in COMMANDS:
                continue
            words = [name, *(["plan"] if name == "import" else re.findall(r"^ (verify|heads|create)\b", rest))]
            known = CliRunner().invoke(faro, [*words, "--help"]).output
            wrong += [
                f"{page.name}: faro {name} {option}" for option in re.findall(r"--[a-z-]+", rest) if option not in known
            ]

    assert wrong == []


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_reads_the_units_without_complaint(unit: Path, tmp_path: Path) -> None:
    program = shutil.which("true")
    assert program
    for each in UNITS:
        text = re.sub(r"^ExecStart=\S+", f"ExecStart={program}", each.read_text("utf-8"), flags=re.MULTILINE)
        (tmp_path / each.name).write_text(text, "utf-8")

    result = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / unit.name], capture_output=True, text=True, check=False
    )

    assert [line for line in result.stderr.splitlines() if "faro" in line] == []


def test_the_largest_request_is_the_same_for_the_proxies() -> None:
    (limit,) = re.findall(
        r'"FARO_MAX_UPLOAD_MB", default=(\d+)', (ROOT / "src/faro/config/settings.py").read_text("utf-8")
    )

    assert f"client_max_body_size {limit}m;" in (GUIDE / "proxy" / "nginx.conf").read_text("utf-8")
    assert f"max_size {limit}MB" in (GUIDE / "proxy" / "Caddyfile").read_text("utf-8")


def test_the_proxies_hand_over_only_what_has_come_whole() -> None:
    nginx, caddy = ((GUIDE / "proxy" / name).read_text("utf-8") for name in ("nginx.conf", "Caddyfile"))

    assert "proxy_request_buffering on;" in nginx
    assert re.findall(r"max_size (\S+)", caddy) == re.findall(r"request_buffers (\S+)", caddy) != []
