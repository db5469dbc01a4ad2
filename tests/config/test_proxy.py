"""Who the reader is and how they came: believed only of a proxy on this machine, and only where one is declared."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.config.installation import environment

PROGRAM = """
import io, json, sys
from faro.config.wsgi import application
from django.core.handlers.wsgi import WSGIRequest
seen = {}
def answer(environ, peer, **headers):
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/no-existe", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
               "HTTP_HOST": "localhost", "REMOTE_ADDR": peer, "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
               "wsgi.url_scheme": "http", **headers}
    def start(status, fields):
        seen["status"] = int(status[:3])
    b"".join(application(environ, start))
    return environ
environ = answer({}, sys.argv[1], HTTP_X_FORWARDED_FOR="203.0.113.7", HTTP_X_FORWARDED_PROTO="https")
print(json.dumps({"reader": environ["REMOTE_ADDR"], "scheme": environ["wsgi.url_scheme"], **seen}))
"""


def asked(home: Path, peer: str, **given: str) -> dict[str, object]:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, peer],
        env=environment(home, DJANGO_SETTINGS_MODULE="faro.config.settings", **given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


@pytest.mark.parametrize(
    ("peer", "declared", "reader", "scheme", "status"),
    [
        ("127.0.0.1", "1", "203.0.113.7", "https", 404),
        ("198.51.100.9", "1", "198.51.100.9", "http", 301),
        ("127.0.0.1", "0", "127.0.0.1", "http", 404),
    ],
)
def test_the_reader_behind_a_proxy(
    tmp_path: Path, peer: str, declared: str, reader: str, scheme: str, status: int
) -> None:
    answer = asked(tmp_path, peer, FARO_BEHIND_PROXY=declared)

    assert answer == {"reader": reader, "scheme": scheme, "status": status}
