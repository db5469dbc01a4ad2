"""The manual: Spanish Markdown with pictures, one page for each task a person has."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from markdown_it import MarkdownIt
from markdown_it.token import Token

PICTURES = "portal/manual/"
"""Where the pictures are among the static files; a page names one by its file name alone."""

_ORDER = re.compile(r"^[0-9]+-")
_MARKS = re.compile(r"\*+|`|\[([^]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page: its place in addresses, its title, its first paragraph, and its text in Markdown."""

    slug: str
    title: str
    summary: str
    markdown: str


@cache
def manual_pages() -> tuple[ManualPage, ...]:
    """All of them, in the order of their file names. A number before the name only orders."""
    folder = resources.files("faro.portal").joinpath("manual")
    if not folder.is_dir():
        return ()
    files = [file for file in folder.iterdir() if file.name.endswith(".md") and file.name != "README.md"]
    return tuple(_page(file) for file in sorted(files, key=lambda file: file.name))


def _page(file: Traversable) -> ManualPage:
    text = file.read_text("utf-8")
    slug = _ORDER.sub("", file.name.removesuffix(".md"))
    title, _newline, rest = text.strip().partition("\n")
    summary = next((part.strip() for part in rest.split("\n\n") if part.strip() and part.strip()[0].isalpha()), "")
    return ManualPage(slug, title.lstrip("# ").strip(), _MARKS.sub(r"\1", " ".join(summary.split())), rest)


def html_of(page: ManualPage) -> str:
    """The page's text as HTML. Raw HTML in it is shown as text, so nothing slips past the policy of the site."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(page.markdown)
    for token in tokens:
        if token.type == "th_open":
            token.attrs["scope"] = "col"
        for child in token.children or ():
            if child.type == "image":
                _place_picture(child)
    return str(reader.renderer.render(tokens, reader.options, {}))


def _place_picture(token: Token) -> None:
    """Lead to the picture; one that was not taken yet is left out, so that the text can be read without it."""
    path = f"{PICTURES}{str(token.attrs['src']).rsplit('/', 1)[-1]}"
    if finders.find(path) is None:
        token.type, token.content, token.children = "text", "", []
        return
    token.attrs |= {"src": staticfiles_storage.url(path), "loading": "lazy"}
