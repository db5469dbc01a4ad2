"""The manual says what the pages say, and its pictures are there and small."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "faro"
PAGES = sorted((SOURCES / "portal" / "manual").glob("*.md"))
PICTURES = SOURCES / "portal" / "static" / "portal" / "manual"
MOST_BYTES = 3_000_000
TASKS = (
    "publicar-el-plan",
    "cambiar-una-meta",
    "registrar-un-valor",
    "cuestionar-una-cifra",
    "responder-una-cuestion",
    "responder-un-hallazgo",
    "seguir-un-compromiso",
    "reorganizar-unidades",
    "dar-acceso-a-una-persona",
    "entrar-con-segundo-factor",
    "comprobar-la-historia",
    "descargar-datos",
    "copia-de-seguridad-y-restauracion",
    "formular-el-poi",
    "llenar-el-reporte-del-mes",
    "revisar-y-liberar",
    "cerrar-un-mes",
    "anotar-con-un-telefono",
    "escriba-su-propio-registro",
    "seguir-una-promesa",
    "hacer-una-audiencia",
    "traer-un-plan-de-gobierno",
)


@pytest.fixture(scope="module")
def words_of_the_pages() -> str:
    files = [*SOURCES.rglob("*.html"), *SOURCES.rglob("*.py")]
    return "\n".join(path.read_text("utf-8") for path in files).casefold()


def test_there_is_a_page_for_each_task() -> None:
    assert [page.stem.partition("-")[2] for page in PAGES] == list(TASKS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_it_says_to_press_is_what_the_pages_say(page: Path, words_of_the_pages: str) -> None:
    named = re.findall(r"\*\*(.+?)\*\*", page.read_text("utf-8"))

    assert [name for name in named if name.rstrip(":").casefold() not in words_of_the_pages] == []


def test_every_picture_is_used_and_every_one_used_is_there() -> None:
    used = {
        name for page in PAGES for name in re.findall(r"\(\.\./static/portal/manual/(.+?)\)", page.read_text("utf-8"))
    }

    assert used == {path.name for path in PICTURES.iterdir()}
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES


def test_the_index_of_the_documents_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "manual" / "README.md").read_text("utf-8")

    assert [page.name for page in PAGES if f"/{page.name})" not in index] == []
