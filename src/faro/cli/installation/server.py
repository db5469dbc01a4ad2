"""Serving the pages with granian, until someone stops it."""

import contextlib
import http.client
import multiprocessing
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from faro.kernel.errors import FaroError
from faro.kernel.text import _

APPLICATION = "faro.config.wsgi:application"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_PORTS_TRIED = 50
_START_SECONDS = 60
_LOGS = {
    "formatters": {
        "generic": {"()": "logging.Formatter", "fmt": "%(asctime)s %(levelname)s granian: %(message)s"},
        "access": {"()": "logging.Formatter", "fmt": "%(message)s"},
    },
    "handlers": {
        "console": {"formatter": "generic", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
        "access": {"formatter": "access", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
    },
}


class NoFreePort(FaroError):
    """Every port tried is taken."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where and with how many processes. ``threads``: requests that each process answers at once.

    ``patience``: seconds that an open connection may delay the end.
    """

    address: str
    port: int
    workers: int = 1
    threads: int = 2
    patience: int = 20

    @property
    def url(self) -> str:
        """The address of the home page as a browser on this machine takes it."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"http://{'127.0.0.1' if self.address == '0.0.0.0' else host}:{self.port}/"  # noqa: S104  only shown


def free_port(address: str, wanted: int) -> int:
    """The port wanted or the next that nobody listens on. Raises :class:`NoFreePort`."""
    for port in range(wanted, min(wanted + _PORTS_TRIED, 65_536)):
        if _is_free(address, port):
            return port
    raise NoFreePort(_("Desde el puerto {port} no hay ninguno libre: diga otro con --port.").format(port=wanted))


def require_free(address: str, port: int) -> None:
    """Raise :class:`NoFreePort` if someone listens there already."""
    if not _is_free(address, port):
        raise NoFreePort(_("El puerto {port} está ocupado: detenga lo que atiende ahí o diga otro.").format(port=port))


def serve(listening: Listening, on_ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; ``on_ready`` is called once, when the first answer comes."""
    from granian import Granian  # noqa: PLC0415  the other commands don't need it
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    # A forked process may hang on the threads of Polars; one that starts anew can't.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        APPLICATION,
        address=listening.address,
        port=listening.port,
        interface=Interfaces.WSGI,
        workers=listening.workers,
        blocking_threads=listening.threads,
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=_LOGS,
        respawn_failed_workers=True,
        workers_kill_timeout=listening.patience,
    )
    threading.Thread(target=_tell_when_it_answers, args=(listening, on_ready), daemon=True).start()
    server.serve()


def _tell_when_it_answers(listening: Listening, on_ready: Callable[[], None]) -> None:
    host = "127.0.0.1" if listening.address == "0.0.0.0" else listening.address  # noqa: S104  compared, not bound
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(host, listening.port, timeout=_START_SECONDS)
            connection.request("HEAD", "/salud", headers={"Host": "localhost"})
            connection.getresponse().read()
            on_ready()
            return
        time.sleep(0.05)


def _is_free(address: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except PermissionError as error:
            mend = _("El puerto {port} pide permisos de administrador: use uno desde 1024 y un proxy delante.")
            raise NoFreePort(mend.format(port=port)) from error
        except OSError:
            return False
    return True
