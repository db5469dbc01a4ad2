"""Long lists, one page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

Item = TypeVar("Item")

PARAMETER = "pagina"


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page's number and its query string; ``number`` None stands for pages left out."""

    number: int | None
    query: str = ""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list. ``first`` and ``last`` are the places of its items in the whole, counted from 1."""

    items: tuple[Item, ...]
    number: int
    pages: int
    total: int
    first: int
    last: int
    links: tuple[PageLink, ...]
    previous: str
    next: str

    def __iter__(self) -> Iterator[Item]:
        """Its items."""
        return iter(self.items)

    def __len__(self) -> int:
        """How many items it has."""
        return len(self.items)


def page_of(request: HttpRequest, items: Sequence[Item] | QuerySet[Any], per_page: int = 25) -> Page[Item]:
    """The page that ``?pagina=`` asks for, or the nearest one that exists. Links keep the other parameters."""
    paginator = Paginator(items, per_page)
    page = paginator.get_page(request.GET.get(PARAMETER))

    def query(number: int) -> str:
        parameters = request.GET.copy()
        parameters[PARAMETER] = str(number)
        return f"?{parameters.urlencode()}"

    spread = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return Page(
        items=tuple(cast("Sequence[Item]", page.object_list)),
        number=page.number,
        pages=paginator.num_pages,
        total=paginator.count,
        first=page.start_index(),
        last=page.end_index(),
        links=tuple(PageLink(n, query(n)) if isinstance(n, int) else PageLink(None) for n in spread),
        previous=query(page.previous_page_number()) if page.has_previous() else "",
        next=query(page.next_page_number()) if page.has_next() else "",
    )
