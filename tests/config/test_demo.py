"""The demonstration: built once, quick the second time, whole after being killed, and only on this machine."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from tests.config.installation import FARO, built_demo, demo_running, done, environment, faro, free_port, run_inside

COUNT_PLANS = "from faro.plans.api import plans; print(len(plans()))"


def page(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310  our own server on loopback
        text: str = answer.read().decode()
        return text


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(built_demo(tmp_path_factory), tmp_path_factory.mktemp("demo") / "demo"))


def test_the_second_start_is_quick_and_ctrl_c_ends_it_well(built: Path) -> None:
    started = time.monotonic()
    with demo_running(built, "--port", str(free_port())) as (process, url):
        seconds = time.monotonic() - started
        assert json.loads(page(f"{url}salud"))["estado"] == "bien"
        assert "Demostración" in page(url)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=20) == 0
    assert seconds < 10  # three seconds on a quiet machine; the tests share theirs


def test_a_busy_port_gives_way_to_the_next(built: Path) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = int(other.getsockname()[1])
        with demo_running(built, "--port", str(taken)) as (_process, url):
            assert int(url.rstrip("/").rpartition(":")[2]) > taken
            assert page(f"{url}salud")


def test_killed_while_it_was_built_it_is_built_anew(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    quickly = ("demo", "--home", str(home), "--build-only", "--without-registers")
    process = subprocess.Popen([*FARO, *quickly], env=environment(home), stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not list(tmp_path.glob(".demo-*/faro.sqlite3")) and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not home.exists()
    assert list(tmp_path.glob(".demo-*"))

    done(home, *quickly)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo"]
    assert run_inside(home, COUNT_PLANS, FARO_DEMO="1").strip() == "1"


def test_it_does_not_touch_a_folder_with_other_things(tmp_path: Path) -> None:
    (tmp_path / "mis-cosas").mkdir()
    (tmp_path / "mis-cosas" / "carta.txt").write_text("no tocar")

    result = faro(tmp_path, "demo", "--home", str(tmp_path / "mis-cosas"), "--build-only")

    assert result.returncode == 2
    assert "carpeta vacía" in result.stderr
    assert (tmp_path / "mis-cosas" / "carta.txt").read_text() == "no tocar"


def test_a_demonstration_is_not_served_to_others(built: Path) -> None:
    result = faro(built, "serve", "--address", "0.0.0.0", FARO_DEMO="1")  # noqa: S104  it must be refused

    assert result.returncode == 2
    assert "127.0.0.1" in result.stderr


def test_a_database_not_up_to_date_is_not_served(tmp_path: Path) -> None:
    result = faro(tmp_path / "nueva", "serve")

    assert result.returncode == 2
    assert "faro migrate" in result.stderr


def test_a_taken_port_is_said(built: Path) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = faro(built, "serve", "--port", str(other.getsockname()[1]), FARO_DEMO="1")

    assert result.returncode == 2
    assert "está ocupado" in result.stderr


def test_a_copy_of_it_comes_back_with_the_same_figures(built: Path, tmp_path: Path) -> None:
    figures = (
        "from faro.evaluation.api import published, to_json\n"
        "import hashlib; print(hashlib.sha256(to_json(published()).encode()).hexdigest())"
    )
    done(built, "backup", "--out", str(tmp_path / "copias"), FARO_DEMO="1")
    (copy,) = (tmp_path / "copias").glob("*.tar.gz")
    other = tmp_path / "otra"

    done(other, "restore", str(copy), "--home", str(other), FARO_DEMO="1")

    assert run_inside(other, figures, FARO_DEMO="1") == run_inside(built, figures, FARO_DEMO="1")
