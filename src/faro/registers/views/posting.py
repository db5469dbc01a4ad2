"""What a form is bound to."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where nothing was filled in; None while a page is only looked at."""
    return request.POST if request.method == "POST" else None
