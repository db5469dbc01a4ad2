"""Over real HTTP, through the server that an installation runs: sizes, headers and two photos, three times."""

import base64
import http.client
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.config.installation import FARO, environment, free_port, new_installation, run_inside
from tests.registers.odk.telephone import filled, photo

ROOT = Path(__file__).parents[3]
INSTANCE = "uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff"
WORLD = f"""
import json, sys
sys.path.insert(0, {str(ROOT)!r})
from tests.registers.odk.telephone import made_world
world = made_world()
print(json.dumps([world.device.code, world.secret]))
"""
COUNT = """
from faro.registers.models import Record
print(Record.objects.count(), Record.objects.get().attachments.count())
"""
OPEN = {"FARO_HTTPS": "0"}


@contextmanager
def serving(home: Path, port: int) -> Iterator[None]:
    command = [*FARO, "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(
        command, env=environment(home, **OPEN), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _time in range(150):
            try:
                with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=2)) as probe:
                    probe.connect()
                break
            except OSError:
                time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(20)


def asked(port: int, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> http.client.HTTPResponse:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        answer.read()
        return answer


def body_of(xml: bytes) -> bytes:
    parts = [("xml_submission_file", "s.xml", "text/xml", xml)]
    parts += [(name, name, "image/jpeg", photo(colour)) for name, colour in (("uno.jpg", "red"), ("dos.jpg", "blue"))]
    head = '--limite\r\nContent-Disposition: form-data; name="{}"; filename="{}"\r\nContent-Type: {}\r\n\r\n'
    written = [head.format(name, file, kind).encode() + content + b"\r\n" for name, file, kind, content in parts]
    return b"".join([*written, b"--limite--\r\n"])


def test_a_submission_with_two_photos_sent_three_times_over_http(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = new_installation(tmp_path_factory, tmp_path / "faro")
    code, secret = json.loads(run_inside(home, WORLD, **OPEN))
    pair = base64.b64encode(f"{code}:{secret}".encode()).decode()
    own = {"Authorization": f"Basic {pair}", "X-OpenRosa-Version": "1.0", "Host": "localhost"}
    port = free_port()
    with serving(home, port):
        assert asked(port, "GET", f"/odk/{code}/formList", {"Host": "localhost"}).status == 401
        head = asked(port, "HEAD", f"/odk/{code}/submission", own)
        assert (head.status, head.getheader("X-OpenRosa-Version")) == (204, "1.0")
        assert len(head.headers.get_all("Date") or []) == 1
        assert head.getheader("Set-Cookie") is None
        sent = {**own, "Content-Type": "multipart/form-data; boundary=limite"}
        body = body_of(filled(INSTANCE))
        assert [asked(port, "POST", f"/odk/{code}/submission", sent, body).status for _t in range(3)] == [201] * 3
        large = asked(port, "POST", f"/odk/{code}/submission", sent, b"x" * 20_000_001)
        assert large.status == 413
        assert asked(port, "POST", f"/odk/{code}/submission", sent, body[:-40]).status == 400
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as chunked:
            sizeless = {**sent, "Transfer-Encoding": "chunked"}
            chunked.request("POST", f"/odk/{code}/submission", iter([body]), sizeless, encode_chunked=True)
            assert chunked.getresponse().status == 411
    assert run_inside(home, COUNT, **OPEN).split() == ["1", "2"]
