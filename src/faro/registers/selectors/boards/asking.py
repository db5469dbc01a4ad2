"""Records that meet a condition of the definition."""

from django.db.models import QuerySet
from django.utils import timezone

from faro.registers.domain.measures.tree import Condition
from faro.registers.domain.summary import indexed_questions
from faro.registers.models import Record, Register
from faro.registers.selectors.measures.conditions import Where, asked_of
from faro.registers.selectors.measures.scope import Span
from faro.registers.selectors.measures.vocabulary import words_of_register


def records_where(
    register: Register, records: QuerySet[Record], condition: Condition, span: Span | None
) -> QuerySet[Record]:
    """Those that meet it. «Inicio» and «fin» are the days of the span; today where there is none."""
    today = timezone.localdate()
    first, last = (span.first, span.last) if span else (today, today)
    filters = frozenset(indexed_questions(register.definition, register.version.form))
    where = Where(register.pk, words_of_register(register), "", first, last, filters=filters)
    return records.filter(asked_of(condition, where))
