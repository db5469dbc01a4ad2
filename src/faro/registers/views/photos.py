"""The photos of a record, small, each leading to its page: those that this person may see."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from faro.directory.api import Access
from faro.evidence.api import files_about_seen_by
from faro.kernel.text import _
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.model import Form
from faro.registers.models import Record
from faro.registers.services.notes import subject_of


@dataclass(frozen=True, slots=True)
class Photo:
    """``caption``: the question that it answers, and of which row."""

    caption: str
    small: str
    url: str


def photos_of(access: Access, record: Record, form: Form, answers: Answers) -> tuple[Photo, ...]:
    """Those that answer a question which is not covered."""
    named = dict(_files(form, answers))
    if not named:
        return ()
    seen = {each.sha256: each for each in files_about_seen_by(access, subject_of(record)) or ()}
    return tuple(
        Photo(caption, reverse("files:thumbnail", args=[sha256]), reverse("evidence:file", args=[sha256]))
        for sha256, caption in named.items()
        if sha256 in seen and seen[sha256].has_copies
    )


def _files(form: Form, answers: Answers) -> Iterator[tuple[str, str]]:
    """Fingerprint and caption of each file that was answered."""
    for key, value in answers.values.items():
        if sha256 := _fingerprint(value):
            yield sha256, _label(form, key)
    for name, rows in answers.items.items():
        for place, row in enumerate(rows, start=1):
            for key, value in row.items():
                if sha256 := _fingerprint(value):
                    yield sha256, _("{question}, fila {n}").format(question=_label(form, key, name), n=place)


def _fingerprint(value: Value | None) -> str:
    return value.get("sha256", "") if isinstance(value, dict) else ""


def _label(form: Form, key: str, repeat: str | None = None) -> str:
    asked = (each for each in form.questions.values() if each.key == key and each.repeat == repeat)
    found = next(asked, None)
    return (found.label if found else "") or key
