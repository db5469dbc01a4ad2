"""News of answers and corrections, for feed readers."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from faro.kernel.text import _, without_control_signs
from faro.questions.selectors import News, latest_news


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The last answers and corrections, newest first, as Atom."""
    page = request.build_absolute_uri(reverse("public_questions:errata"))
    feed = Atom1Feed(
        title=_("Respuestas y erratas"),
        link=page,
        description=_("Lo que la municipalidad respondió y corrigió."),
        language="es-PE",
        feed_url=request.build_absolute_uri(),
    )
    for item in latest_news():
        link = request.build_absolute_uri(_address(item))
        title, text = without_control_signs(item.title), without_control_signs(item.text)
        feed.add_item(title, link, text, pubdate=item.at, updateddate=item.at, unique_id=link)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _address(item: News) -> str:
    if item.number:
        return f"{reverse('public_questions:question', args=[item.number])}#{item.anchor}"
    return f"{reverse('public_questions:errata')}#{item.anchor}"
