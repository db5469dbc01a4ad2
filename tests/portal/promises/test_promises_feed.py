"""The feed: well formed, newest first, with the same name for the same news."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from lxml import etree  # type: ignore[import-untyped]

from faro.portal.promises.feed import News, atom

ATOM = {"a": "http://www.w3.org/2005/Atom"}
PAGE, ITSELF = "https://faro.example/promesas/", "https://faro.example/promesas/atom.xml"
EARLIER = News("P-1/1", datetime(2026, 3, 1, 12, tzinfo=UTC), "P-1: en marcha", "Por el acta & otros", f"{PAGE}p/P-1/")
LATER = News(
    "P-2/1", datetime(2026, 5, 1, 8, tzinfo=ZoneInfo("America/Lima")), "P-2: cumplida\x0b", "", f"{PAGE}p/P-2/"
)


def entries() -> list[etree._Element]:
    tree = etree.fromstring(atom("Promesas", "Cambios", PAGE, ITSELF, [EARLIER, LATER]))
    assert tree.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM) == ITSELF
    return list(tree.findall("a:entry", ATOM))


def test_the_newest_comes_first_at_its_moment() -> None:
    first, second = entries()

    assert first.findtext("a:title", namespaces=ATOM) == "P-2: cumplida"
    assert first.findtext("a:updated", namespaces=ATOM) == "2026-05-01T13:00:00+00:00"
    assert second.findtext("a:summary", namespaces=ATOM) == "Por el acta & otros"


def test_each_has_a_name_for_good_and_its_page() -> None:
    named = [(each.findtext("a:id", namespaces=ATOM), each.find("a:link", ATOM).get("href")) for each in entries()]

    assert named == [(f"{PAGE}#P-2/1", f"{PAGE}p/P-2/"), (f"{PAGE}#P-1/1", f"{PAGE}p/P-1/")]


def test_nothing_to_tell_is_a_feed_all_the_same() -> None:
    tree = etree.fromstring(atom("Promesas", "", PAGE, ITSELF, []))

    assert tree.findall("a:entry", ATOM) == []
