"""Labels and hints of a form, which XLSForm lets bear a little Markdown, as HTML.

No HTML of the form's author passes through: Markdown alone is rendered.
"""

from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")
_SIGNS = frozenset("*_`#[]<>\\&\n")


@lru_cache(maxsize=8192)
def inline(text: str) -> SafeString:
    """A line of words: bold, italics, links."""
    stripped = text.strip()
    if not _SIGNS.intersection(stripped):
        return SafeString(escape(stripped))
    return SafeString(_MARKDOWN.renderInline(stripped.lstrip("# ")))


@lru_cache(maxsize=2048)
def block(text: str) -> SafeString:
    """Paragraphs and lists."""
    stripped = text.strip()
    if not stripped:
        return SafeString("")
    return SafeString(_MARKDOWN.render(stripped))


def plain(text: str) -> str:
    """The words alone, for where no HTML may stand."""
    return "".join(sign for sign in text.strip() if sign not in "*_`#").strip()
