"""Words of the pages about telephones."""

from datetime import datetime

from django.utils import timezone

from faro.kernel.formats import day


def when(moment: datetime) -> str:
    """A moment here: ``30/06/2023 14:05``."""
    local = timezone.localtime(moment)
    return f"{day(local.date())} {local:%H:%M}"
