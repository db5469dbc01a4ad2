"""A small load of readers: so many connections, each asking again as soon as it is answered, for some seconds.

    python bench/web_load.py PORT CONNECTIONS SECONDS PATH...

Prints requests a second, and the median, 95th and 99th percentile of the answers in milliseconds. ``wrk`` does the
same; this needs nothing installed, and it is light enough not to be what is measured.
"""

import asyncio
import statistics
import sys
from functools import partial
from itertools import cycle
from time import perf_counter

HEADERS = "Host: 127.0.0.1\r\nAccept-Encoding: gzip\r\nConnection: keep-alive\r\n\r\n"


class Reader(asyncio.Protocol):
    """One connection. Keeps the seconds that each answer took."""

    def __init__(self, paths: list[str], until: float) -> None:
        self.requests = cycle([f"GET {path} HTTP/1.1\r\n{HEADERS}".encode() for path in paths])
        self.until = until
        self.took: list[float] = []
        self.over = asyncio.get_running_loop().create_future()
        self.held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.ask()

    def ask(self) -> None:
        self.started = perf_counter()
        if self.started >= self.until:
            self.transport.close()
            self.over.set_result(None)
            return
        self.transport.write(next(self.requests))

    def data_received(self, data: bytes) -> None:
        self.held += data
        head, separator, body = self.held.partition(b"\r\n\r\n")
        if not separator or len(body) < length_of(head):
            return
        if b" 200 " not in head.partition(b"\r\n")[0]:
            self.over.set_exception(RuntimeError(head.partition(b"\r\n")[0].decode()))
            return
        self.held = b""
        self.took.append(perf_counter() - self.started)
        self.ask()


def length_of(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise RuntimeError("an answer without length")


def _itself(reader: Reader) -> Reader:
    return reader


async def load(port: int, connections: int, seconds: float, paths: list[str]) -> list[float]:
    loop = asyncio.get_running_loop()
    until = perf_counter() + seconds
    readers = []
    for number in range(connections):
        mine = paths[number % len(paths) :] + paths[: number % len(paths)]
        reader = Reader(mine, until)
        await loop.create_connection(partial(_itself, reader), "127.0.0.1", port)
        readers.append(reader)
    await asyncio.gather(*(reader.over for reader in readers))
    return [took for reader in readers for took in reader.took]


def main() -> None:
    port, connections, seconds, paths = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4:]
    took = asyncio.run(load(port, connections, seconds, paths))
    if len(took) < 2:
        sys.exit("hardly any answer: the machine is too busy to measure")
    hundredths = statistics.quantiles(took, n=100)
    figures = (len(took) / seconds, statistics.median(took) * 1000, hundredths[94] * 1000, hundredths[98] * 1000)
    print(" ".join(f"{figure:.3f}" for figure in figures))


if __name__ == "__main__":
    main()
