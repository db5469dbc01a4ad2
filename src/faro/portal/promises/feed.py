"""A feed to subscribe to: dated news with an address each, as Atom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed

from faro.kernel.text import without_control_signs

MEDIA_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened. ``key`` is its name for good, so that a reader's program shows it once."""

    key: str
    at: datetime
    title: str
    text: str
    url: str


def atom(title: str, about: str, page: str, itself: str, news: Iterable[News]) -> bytes:
    """The feed, newest first. ``page`` and ``itself`` are whole addresses, and so are those of the news."""
    feed = Atom1Feed(
        title=without_control_signs(title),
        link=page,
        description=without_control_signs(about),
        language="es-PE",
        feed_url=itself,
        feed_guid=page,
    )
    for each in sorted(news, key=lambda one: (one.at, one.key), reverse=True):
        moment = each.at.astimezone(UTC)
        feed.add_item(
            title=without_control_signs(each.title),
            link=each.url,
            description=without_control_signs(each.text),
            pubdate=moment,
            updateddate=moment,
            unique_id=f"{page}#{each.key}",
        )
    return feed.writeString("utf-8").encode()
