"""A report as one self-contained page: no script, nothing fetched, readable on a phone, by night and on paper."""

from pathlib import Path

from markupsafe import Markup

from faro.kernel.formats import day
from faro.reports.document import Document, Heading
from faro.reports.html.environment import content_policy, page_environment
from faro.reports.html.stylesheet import stylesheet


def write_html(document: Document, path: Path) -> None:
    """Writes the report to ``path`` as one UTF-8 page; the same document gives the same bytes."""
    path.write_text(html_text(document), encoding="utf-8", newline="\n")


def html_text(document: Document) -> str:
    """The report as the text of an HTML page. Its own style is allowed by hash, everything else is forbidden."""
    style = stylesheet()
    return (
        page_environment()
        .get_template("page.html.j2")
        .render(
            document=document,
            contents=[block for block in document.blocks if isinstance(block, Heading) and block.level <= 2],
            date=day(document.date) if document.date else "",
            style=Markup(style),  # noqa: S704 - our own stylesheet, no data in it
            policy=content_policy(style),
        )
    )
