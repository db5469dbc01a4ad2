"""Rules for the templates of every room: nothing inline, only lower rooms' pieces, every text translatable."""

import re
import tomllib
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src/faro"
TEMPLATES = sorted(SOURCES.glob("*/templates/**/*.html"))

QUOTED = r"""(?:"([^"]*)"|'([^']*)')"""
TAKES = re.compile(r"\{%\s*(?:extends|include)\s+" + QUOTED)
LOADS = re.compile(r"\{%\s*load\s+([^%]*?)\s*%\}")
NOT_READ = re.compile(r"<(script|style|code|pre|kbd|samp)\b.*?</\1>", re.DOTALL)
COMMENTS = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)
CLASSES = re.compile(r"\{%\s*block page_class\s*%\}.*?\{%\s*endblock[^%]*%\}", re.DOTALL)
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>", re.DOTALL)
ATTRIBUTES = re.compile(r"""\s[\w-]+="[^"]*\"""")
READ_ALOUD = re.compile(r"""\s(?:aria-label|placeholder|title|alt)=(?:"([^"]*)"|'([^']*)')""")
HANDED_OVER = re.compile(r"\{%\s*(?:include|notice|disclosure|scroller|verdict|crumb)\b(.*?)%\}", re.DOTALL)
WRAPPED = re.compile(r"""_\((?:"[^"]*"|'[^']*')\)""")
FILE_NAMES = re.compile(r"&\w+;|\b[\w-]+\.(?:json|csv|zip|xlsx)\b")
PROPER_NAMES = {"Faro", "CSV", "XLSX", "PDF", "JSON", "Parquet", "API", "OpenAPI", "DCAT", "Atom", "DOCX", "EUPL"}


def room(path: Path) -> str:
    return path.relative_to(SOURCES).parts[0]


def room_levels() -> dict[str, int]:
    """How high each room stands; independent siblings stand on the same level."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(c for c in project["tool"]["importlinter"]["contracts"] if c["type"] == "layers")["layers"]
    names = [re.findall(r"[a-z]+", layer) for layer in reversed(layers)]
    return {name: level for level, layer in enumerate(names) for name in layer}


def owners() -> dict[str, str]:
    """Which room holds the template of that name."""
    return {path.relative_to(SOURCES / room(path) / "templates").as_posix(): room(path) for path in TEMPLATES}


def libraries() -> dict[str, str]:
    found = SOURCES.glob("*/templatetags/*.py")
    return {path.stem: room(path) for path in found if path.stem != "__init__"}


def read(path: Path) -> str:
    return COMMENTS.sub("", path.read_text(encoding="utf-8"))


def untranslated(text: str) -> list[str]:
    """Words that a reader sees or hears and that no translation reaches."""
    for unread in (COMMENTS, NOT_READ, CLASSES, TRANSLATED):
        text = unread.sub("", text)
    bare = TAGS.sub(" ", text)
    aloud = ["".join(value) for value in READ_ALOUD.findall(bare)]
    shown = MARKUP.sub("\n", ATTRIBUTES.sub("", bare)).split("\n")
    return [piece.strip() for piece in (*handed_over(text), *aloud, *shown) if has_words(piece)]


def handed_over(text: str) -> list[str]:
    """Sentences and titles that a template hands to a component without marking them."""
    literals = (
        "".join(literal)
        for arguments in HANDED_OVER.findall(text)
        for literal in re.findall(QUOTED, WRAPPED.sub("", arguments))
    )
    return [literal for literal in literals if re.search(r"^[A-ZÁÉÍÓÚÑ¿¡].|\s\w", literal)]


def has_words(piece: str) -> bool:
    return bool(set(re.findall(r"[^\W\d_]{2,}", FILE_NAMES.sub(" ", piece))) - PROPER_NAMES)


def named(path: Path) -> str:
    return path.relative_to(SOURCES).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nothing_stands_inline(path: Path) -> None:
    text = read(path)
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", text, re.IGNORECASE)
    assert all("src=" in tag for tag in re.findall(r"<script\b[^>]*>", text)), "a script has its own file"
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text), "nothing is loaded from another site"


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_pieces_come_from_the_own_room_or_lower_ones(path: Path) -> None:
    levels, holders, own = room_levels(), owners(), room(path)
    taken = ["".join(names) for names in TAKES.findall(read(path))]
    rooms = {name: holders[name] for name in taken if name in holders}
    loaded = {name for names in LOADS.findall(read(path)) for name in names.split() if name in libraries()}
    rooms |= {name: libraries()[name] for name in loaded}
    assert not {name: other for name, other in rooms.items() if other != own and levels[other] >= levels[own]}
    own_prefixes = {name.split("/")[0] for name in holders}
    assert not [name for name in taken if name not in holders and name.split("/")[0] in own_prefixes], "does not exist"


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_every_text_is_translatable(path: Path) -> None:
    assert not untranslated(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Hola</p>", ["Hola"]),
        ('<p>{% translate "Hola" %} {{ name }}</p>', []),
        ("{% blocktranslate %}Hola, {{ name }}{% endblocktranslate %} y más", ["y más"]),
        ('<input placeholder="Buscar aquí">', ["Buscar aquí"]),
        ('<input placeholder="{% translate "Buscar aquí" %}">', []),
        ('{% include "ui/components/empty.html" with text="Nada todavía" %}', ["Nada todavía"]),
        ('{% include "ui/components/empty.html" with text=_("Nada todavía") kind="warning" %}', []),
        ('{% disclosure "¿Cómo?" %}{% enddisclosure %}', ["¿Cómo?"]),
        ("<a>CSV</a> · 12 &nbsp; {# nota #}", []),
    ],
)
def test_the_scanner_finds_what_no_translation_reaches(text: str, found: list[str]) -> None:
    assert untranslated(text) == found


def test_a_room_above_is_told_from_one_below() -> None:
    levels = room_levels()
    assert levels["ui"] < levels["ledger"] < levels["directory"] < levels["plans"] < levels["portal"] < levels["config"]
    assert levels["portal"] == levels["workspace"]


def test_templates_are_short() -> None:
    assert median(len(path.read_text(encoding="utf-8").splitlines()) for path in TEMPLATES) < 30
