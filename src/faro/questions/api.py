"""What other rooms may use of the questions.

A room that publishes something registers with :func:`faro.questions.ports.register_subjects` how its keys read.
"""

from faro.questions.domain.kinds import Kind, register_kind
from faro.questions.domain.spam import readable, too_many_links
from faro.questions.links import public_path, questioning_url
from faro.questions.models import Erratum, Question, Statement
from faro.questions.selectors import (
    Followed,
    Term,
    counts_for,
    errata,
    questions_about,
    questions_seen_by,
    term_of,
    to_moderate,
)
from faro.questions.services import Correction, TooManyQuestions, add_erratum, answer, ask, count_act, publish_statement

__all__ = [
    "Correction",
    "Erratum",
    "Followed",
    "Kind",
    "Question",
    "Statement",
    "Term",
    "TooManyQuestions",
    "add_erratum",
    "answer",
    "ask",
    "count_act",
    "counts_for",
    "errata",
    "public_path",
    "publish_statement",
    "questioning_url",
    "questions_about",
    "questions_seen_by",
    "readable",
    "register_kind",
    "term_of",
    "to_moderate",
    "too_many_links",
]
