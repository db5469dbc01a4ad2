"""Long lists come a page at a time, and what was filtered stays filtered."""

import pytest
from django.test import RequestFactory

from faro.ui.api import Page, page_of


def page(query: str, count: int = 57, per_page: int = 10) -> Page[int]:
    return page_of(RequestFactory().get(f"/{query}"), range(count), per_page)


@pytest.mark.parametrize(
    ("query", "number", "first", "last"),
    [
        ("", 1, 1, 10),
        ("?pagina=2", 2, 11, 20),
        ("?pagina=6", 6, 51, 57),
        ("?pagina=99", 6, 51, 57),
        ("?pagina=x", 1, 1, 10),
    ],
)
def test_a_page_is_the_one_asked_for_or_the_nearest(query: str, number: int, first: int, last: int) -> None:
    shown = page(query)
    assert (shown.number, shown.first, shown.last) == (number, first, last)
    assert list(shown) == list(range(first - 1, last))
    assert (shown.total, shown.pages) == (57, 6)


def test_links_keep_the_other_parameters() -> None:
    shown = page("?q=a+b&pagina=3")
    assert shown.next == "?q=a+b&pagina=4"
    assert shown.previous == "?q=a+b&pagina=2"


def test_the_ends_have_nowhere_further_to_go() -> None:
    assert page("").previous == ""
    assert page("?pagina=6").next == ""


def test_many_pages_leave_out_the_middle() -> None:
    numbers = [link.number for link in page("?pagina=10", count=200).links]
    assert numbers == [1, None, 9, 10, 11, None, 20]


def test_an_empty_list_is_one_empty_page() -> None:
    assert (page("", count=0).total, len(page("", count=0)), page("", count=0).first) == (0, 0, 0)
