"""Take the pictures: those of the manual, and each page in phone and desktop width in both themes into out/pages.

    python tools/take_pictures.py            both
    python tools/take_pictures.py --manual   only those of the manual

Builds a demonstration of its own and serves it while it works. Needs Chromium (Debian package).
"""

import argparse
import io
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "src" / "faro" / "portal" / "static" / "portal" / "manual"
PAGES = ROOT / "out" / "pages"
PACKAGE = ROOT / "data" / "ilo" / "pei-2022"
CHROMIUM = "/usr/bin/chromium"
WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
THEMES = ("light", "dark")
TALLEST = 1100
PLAN = "/trabajo/planes/PEI-2021-2025"
PUBLIC = "/planes/pei-2021-2025/2022"
EVALUATION = "/trabajo/evaluacion/PEI-2021-2025"

OF_THE_MANUAL = {
    "publicar": ("planeamiento", f"{EVALUATION}/2022/publicar/"),
    "meta": ("planeamiento", f"{PLAN}/indicadores/IND.01.OEI.05/metas/2022/"),
    "valor": ("planeamiento", f"{PLAN}/indicadores/IND.01.OEI.05/valores/nuevo/"),
    "cuestionar": ("", "/cuestionar/?sobre=indicator:PEI-2021-2025/IND.01.OEI.05"),
    "responder": ("planeamiento", "/trabajo/cuestiones/{open}/responder/"),
    "hallazgos": ("planeamiento", f"{EVALUATION}/2022/hallazgos/?severity=high"),
    "compromiso": ("planeamiento", f"{EVALUATION}/compromisos/DEMO-1/"),
    "unidades": ("planeamiento", "/trabajo/directorio/unidades/"),
    "cargos": ("administrador", "/trabajo/directorio/cargos/"),
    "segundo-factor": ("administrador", "/cuenta/"),
    "historia": ("control", "/trabajo/historia/"),
    "datos": ("", "/datos/pei-2021-2025/2022/"),
}

EVERY_PAGE = {
    "inicio": ("", "/"),
    "objetivo": ("", f"{PUBLIC}/objetivos/OEI.05/"),
    "accion": ("", f"{PUBLIC}/acciones/AEI.05.01/"),
    "indicador": ("", f"{PUBLIC}/indicadores/IND.01.OEI.05/"),
    "unidades-publicas": ("", f"{PUBLIC}/unidades/"),
    "no-cuadra": ("", f"{PUBLIC}/no-cuadra/"),
    "compromisos": ("", f"{PUBLIC}/compromisos/"),
    "documentos": ("", f"{PUBLIC}/documentos/"),
    "celda": ("", f"{PUBLIC}/fuentes/informe-2022/cuadros/indicadores-oei/#f5c4"),
    "cuestiones": ("", "/cuestiones/"),
    "fe-de-erratas": ("", "/fe-de-erratas/"),
    "datos-abiertos": ("", "/datos/"),
    "manual": ("", "/manual/"),
    "pagina-del-manual": ("", "/manual/publicar-el-plan/"),
    "entrar": ("", "/cuenta/entrar/"),
    "trabajo": ("planeamiento", "/trabajo/"),
    "trabajo-responsable": ("responsable", "/trabajo/"),
    "plan": ("planeamiento", f"{PLAN}/"),
    "evaluacion": ("planeamiento", f"{EVALUATION}/2022/"),
    **OF_THE_MANUAL,
}


@contextmanager
def demonstration(home: Path) -> Iterator[str]:
    """A demonstration while the block lasts; its address."""
    command = [sys.executable, "-m", "faro.cli", "demo", "--home", str(home), "--port", "8600"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own program
    assert process.stdout is not None  # noqa: S101  it was asked for
    try:
        yield process.stdout.readline().split()[-1].rstrip("/")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


def window(browser: Browser, url: str, role: str, size: tuple[int, int], theme: str) -> Page:
    """A window in which someone of that role is signed in; nobody where it is empty."""
    page = browser.new_page(
        base_url=url,
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
        locale="es-PE",
    )
    if role:
        page.goto("/cuenta/entrar-como/")
        page.locator(f'button[value="{role}"]').click()
        page.wait_for_load_state()
    return page


def take_manual(browser: Browser, url: str, folder: Path) -> None:
    """The pictures of the manual: desktop width, light, no taller than a screen."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (role, path) in OF_THE_MANUAL.items():
        page = window(browser, url, role, WIDTHS["desktop"], "light")
        page.goto(path.format(open=_open_question(page)) if "{open}" in path else path)
        _save(page, folder / f"{name}.webp")
        page.close()
    page = window(browser, url, "planeamiento", WIDTHS["desktop"], "light")
    _save(_import_preview(page), folder / "importar.webp")
    page.close()
    for picture in sorted(folder.iterdir()):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")  # noqa: T201  this program's answer


def _open_question(page: Page) -> str:
    """The number of the question that waits for an answer."""
    page.goto("/trabajo/")
    address = page.locator('main a[href*="/trabajo/cuestiones/20"]').first.get_attribute("href") or ""
    return address.rstrip("/").rpartition("/")[2]


def _import_preview(page: Page) -> Page:
    """The plan of Ilo with one target written otherwise, as the import shows it before anything is kept."""
    import shutil  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(shutil.copytree(PACKAGE, Path(scratch) / "pei-2022"))
        table = copy / "indicators.csv"
        text = table.read_text("utf-8")
        table.write_text(text.replace("que padecen de anemia en la Provincia de Ilo", "con anemia", 1), "utf-8")
        archive = shutil.make_archive(str(Path(scratch) / "plan"), "zip", copy)
        page.goto("/trabajo/planes/importar/")
        page.locator('input[type="file"]').set_input_files(archive)
        page.get_by_role("button", name="Subir y ver qué cambia").click()
        page.wait_for_load_state()
    return page


def _save(page: Page, path: Path) -> None:
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    cut = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    cut.convert("RGB").save(path, "WEBP", quality=82, method=6)


def take_pages(browser: Browser, url: str, folder: Path) -> None:
    """Each page in both widths and both themes, whole."""
    folder.mkdir(parents=True, exist_ok=True)
    for width, size in WIDTHS.items():
        for theme in THEMES:
            for role in sorted({role for role, _path in EVERY_PAGE.values()}):
                page = window(browser, url, role, size, theme)
                for name, (whose, path) in EVERY_PAGE.items():
                    if whose == role and "{" not in path:
                        page.goto(path)
                        page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True)
                page.close()


def main() -> None:
    """Build, serve, look, save."""
    parser = argparse.ArgumentParser(description="Take the pictures of Faro's pages.")
    parser.add_argument("--manual", action="store_true", help="only those of the manual")
    only_manual = parser.parse_args().manual
    os.environ.pop("DATABASE_URL", None)
    with (
        tempfile.TemporaryDirectory() as scratch,
        demonstration(Path(scratch) / "demo") as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        take_manual(browser, url, MANUAL)
        if not only_manual:
            take_pages(browser, url, PAGES)
        browser.close()


if __name__ == "__main__":
    main()
