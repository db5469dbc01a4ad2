"""What was published about hearings, newest first."""

from datetime import datetime, time

from django.utils import timezone

from faro.hearings.models import Hearing, HearingQuestion, Minutes, Postponement, Report
from faro.hearings.selectors.publishing import MOST_NEWS, News
from faro.hearings.selectors.reading import announced
from faro.kernel.text import _


def hearing_news(most: int = MOST_NEWS) -> tuple[News, ...]:
    """Calls, reports, answers, minutes and postponements."""
    found = [*_calls(most), *_reports(most), *_answers(most), *_minutes(most), *_postponements(most)]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True)[:most])


def _calls(most: int) -> list[News]:
    rows = announced().order_by("-called_on")[:most]
    return [
        News(_noon(each), _("Convocatoria: {title}").format(title=each.title), each, "convocatoria") for each in rows
    ]


def _noon(hearing: Hearing) -> datetime:
    day = hearing.called_on or hearing.day
    return timezone.make_aware(datetime.combine(day, time(12)))


def _reports(most: int) -> list[News]:
    rows = Report.objects.select_related("hearing").order_by("-published_at")[:most]
    return [
        News(each.published_at, _("Informe: {title}").format(title=each.hearing.title), each.hearing, "informe")
        for each in rows
    ]


def _answers(most: int) -> list[News]:
    rows = HearingQuestion.objects.exclude(answered_at=None).select_related("hearing").order_by("-answered_at")[:most]
    words = _("Respuesta a la pregunta {n}: {title}")
    return [
        News(
            each.answered_at,
            words.format(n=each.number, title=each.hearing.title),
            each.hearing,
            f"pregunta-{each.number}",
        )
        for each in rows
        if each.answered_at
    ]


def _minutes(most: int) -> list[News]:
    rows = Minutes.objects.select_related("hearing").order_by("-published_at")[:most]
    return [
        News(each.published_at, f"{each.get_kind_display()}: {each.hearing.title}", each.hearing, each.kind)
        for each in rows
    ]


def _postponements(most: int) -> list[News]:
    rows = Postponement.objects.select_related("hearing").order_by("-decided_at")[:most]
    return [
        News(each.decided_at, _("Se postergó: {title}").format(title=each.hearing.title), each.hearing, f"p{each.pk}")
        for each in rows
    ]
