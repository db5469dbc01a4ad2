"""The bytes of a closed period: a ZIP with what it says of itself, the tables it stands on and the engine's results.

``cierre.json`` (the manifest), ``paquete/…`` (a package in its folder form) and ``resultados/<method>.json``. Names are
sorted, nothing is compressed and no clock is asked, so that the same period gives the same bytes.
"""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from faro.engine.evaluation import Run
from faro.engine.result_bytes import result_bytes
from faro.package.evaluating import evaluate_package
from faro.package.folder_writer import folder_files
from faro.package.identity import engine_version, method_digest
from faro.package.model import Package
from faro.package.sealing import digest_of, opened, sealed_bytes, zipped

FORMAT = 1
MANIFEST = "cierre.json"
PACKAGE = "paquete/"
RESULTS = "resultados/"

Manifest = Mapping[str, Any]


@dataclass(frozen=True)
class Opened:
    """What is in the bytes. ``results``: by method, as they were."""

    manifest: Manifest
    package: Package
    results: Mapping[str, bytes]


def closing_bytes(package: Package, manifest: Manifest, methods: Sequence[str], through_month: int) -> bytes:
    """The package evaluated and put together with the manifest, which gets the methods and the program's version.

    ``package`` in it is the digest by which a publication of the same inputs names them.
    """
    runs = computed(package, methods, through_month)
    whole = {
        "format": FORMAT,
        **manifest,
        "through_month": through_month,
        "methods": [_method_facts(run) for run in runs],
        "engine": engine_version(),
        "package": digest_of(sealed_bytes(package)),
    }
    return put_together(package, whole, runs)


def put_together(package: Package, manifest: Manifest, runs: Sequence[Run]) -> bytes:
    """The three parts as bytes."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    files = {MANIFEST: text.encode() + b"\n"}
    files |= {f"{PACKAGE}{name}": content for name, content in folder_files(package).items()}
    files |= {f"{RESULTS}{run.method.id}.json": result_bytes(run) for run in runs}
    return zipped(files)


def computed(package: Package, methods: Sequence[str], through_month: int) -> tuple[Run, ...]:
    """The engine's results of the package's own year."""
    return evaluate_package(package, methods, package.plan.evaluation_year, through_month)


def unpacked(content: bytes) -> Opened:
    """What :func:`closing_bytes` put together."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    package = {name.removeprefix(PACKAGE): data for name, data in files.items() if name.startswith(PACKAGE)}
    results = {
        name.removeprefix(RESULTS).removesuffix(".json"): data
        for name, data in files.items()
        if name.startswith(RESULTS)
    }
    return Opened(json.loads(files[MANIFEST]), opened(zipped(package)), results)


def _method_facts(run: Run) -> dict[str, str]:
    return {"id": run.method.id, "version": run.method.version, "digest": method_digest(run.method.id)}
