"""Lists of the API, one page at a time."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from django.http import HttpRequest
from ninja import Query

Kept = TypeVar("Kept")

PageNumber = Annotated[int, Query(ge=1, le=10_000)]
PageSize = Annotated[int, Query(ge=1, le=500)]


def listed(
    request: HttpRequest, items: Sequence[Kept], paging: tuple[int, int], shown: Callable[[Kept], object]
) -> dict[str, Any]:
    """The page that is asked for, each of its items as ``shown`` makes it."""
    page, size = paging
    start = (page - 1) * size
    query = request.GET.copy()
    query["page"] = str(page + 1)
    following = f"{request.build_absolute_uri(request.path)}?{query.urlencode()}"
    return {
        "total": len(items),
        "page": page,
        "page_size": size,
        "next": following if start + size < len(items) else None,
        "items": [shown(each) for each in items[start : start + size]],
    }
