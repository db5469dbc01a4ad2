"""Answers as an OpenRosa instance, and back."""

from faro.registers.domain.answers import Answers
from faro.registers.domain.forms.model import Form, Meta


def to_instance(form: Form, answers: Answers, meta: Meta) -> bytes:
    """The XML that a device would send for these answers (UTF-8)."""
    raise NotImplementedError


def from_instance(form: Form, content: bytes) -> tuple[Answers, Meta]:
    """The answers in a submission; what the form does not know is in ``Meta.unknown``.

    A file is ``{"name": …}`` until it is kept.

    Raises ``SubmissionRefused``: no XML, hostile XML (DTD, entities, depth, size), another form's instance.
    """
    raise NotImplementedError
