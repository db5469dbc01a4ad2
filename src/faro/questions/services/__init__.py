"""Changes to questions. Each is one transaction, noted in the ledger."""

from faro.questions.services.answering import answer, ask_clarification, extend, reassign, take_up
from faro.questions.services.asking import ask
from faro.questions.services.contact import forget_contacts, forget_traces
from faro.questions.services.errata import Correction, add_erratum
from faro.questions.services.following import clarify, contest
from faro.questions.services.moderation import publish_statement, withhold_statement
from faro.questions.services.reminders import remind
from faro.questions.services.throttle import TooManyQuestions, count_act

__all__ = [
    "Correction",
    "TooManyQuestions",
    "add_erratum",
    "answer",
    "ask",
    "ask_clarification",
    "clarify",
    "contest",
    "count_act",
    "extend",
    "forget_contacts",
    "forget_traces",
    "publish_statement",
    "reassign",
    "remind",
    "take_up",
    "withhold_statement",
]
