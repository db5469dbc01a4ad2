"""The state of a finding over publications, and its answer."""

import pytest
from tests.directory.cast import cast
from tests.evaluation.variants import ACTOR, publish, with_value

from faro.directory.api import Access
from faro.evaluation.api import CORRECTED, EXPLAINED, OPEN, answer_findings, findings_of
from faro.evaluation.selectors.guarded import may_answer
from faro.evaluation.services.answering import FindingNotAnswered
from faro.ledger.api import history, public_version
from faro.package.model import Package

PLAN, YEAR = "PEI-2021-2025", 2022
AGAINST = "IND.01.AEI.04.02"
"""Its document says that it reached 100; it obtained 95."""


def _about(subject: str) -> str:
    found = findings_of(PLAN, YEAR).values()
    return next(
        each.finding.id
        for each in found
        if (each.finding.rule, each.finding.subject) == ("verdict.against-figures", subject)
    )


@pytest.mark.django_db
def test_a_published_finding_is_open_until_someone_explains_it(ilo: Package) -> None:
    cast("planeamiento")
    publish(ilo)
    assert {each.state for each in findings_of(PLAN, YEAR).values()} == {OPEN}
    identifier, before = _about(AGAINST), public_version()
    answer_findings(
        actor=ACTOR, plan_code=PLAN, year=YEAR, finding_ids=[identifier], state=EXPLAINED, answer="Se redondeó."
    )
    told = findings_of(PLAN, YEAR)[identifier]
    assert (told.state, told.label, told.answer, told.by_role) == (
        EXPLAINED,
        "Explicado",
        "Se redondeó.",
        "Planeamiento",
    )
    assert told.answered_at is not None
    assert public_version() > before
    (entry,) = history(f"finding:{PLAN}/{YEAR}/{identifier}", public_only=True)
    assert ("Estado del hallazgo", "Abierto", "Explicado") in entry.changes


@pytest.mark.django_db
def test_what_a_later_publication_no_longer_shows_was_corrected_in_it(ilo: Package) -> None:
    publish(ilo)
    identifier = _about(AGAINST)
    publish(with_value(ilo, AGAINST, 100), "Se midió de nuevo")
    told = findings_of(PLAN, YEAR)[identifier]
    assert (told.state, told.first_in, told.corrected_in) == (CORRECTED, 1, 2)
    publish(ilo, "Fue un error")
    again = findings_of(PLAN, YEAR)[identifier]
    assert (again.state, again.corrected_in) == (OPEN, None)


@pytest.mark.django_db
def test_many_are_answered_at_once_or_none(ilo: Package) -> None:
    publish(ilo)
    some = list(findings_of(PLAN, YEAR))[:3]
    with pytest.raises(FindingNotAnswered, match="no-existe"):
        answer_findings(
            actor=ACTOR, plan_code=PLAN, year=YEAR, finding_ids=[*some, "no-existe"], state=EXPLAINED, answer="Sí"
        )
    assert {findings_of(PLAN, YEAR)[each].state for each in some} == {OPEN}
    answer_findings(actor=ACTOR, plan_code=PLAN, year=YEAR, finding_ids=some, state=EXPLAINED, answer="Sí")
    assert {findings_of(PLAN, YEAR)[each].state for each in some} == {EXPLAINED}
    answer_findings(actor=ACTOR, plan_code=PLAN, year=YEAR, finding_ids=some[:1], state=OPEN, answer="")
    assert findings_of(PLAN, YEAR)[some[0]].state == OPEN


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "answer", "words"),
    [(EXPLAINED, "  ", "explicación"), (CORRECTED, "Ya está", "corregido al publicar"), ("otro", "x", "se explica")],
)
def test_an_answer_says_something_and_nobody_declares_a_correction(
    ilo: Package, state: str, answer: str, words: str
) -> None:
    publish(ilo)
    with pytest.raises(FindingNotAnswered, match=words):
        answer_findings(
            actor=ACTOR, plan_code=PLAN, year=YEAR, finding_ids=[_about(AGAINST)], state=state, answer=answer
        )


@pytest.mark.django_db
def test_a_corrected_finding_takes_no_answer(ilo: Package) -> None:
    publish(ilo)
    identifier = _about(AGAINST)
    publish(with_value(ilo, AGAINST, 100), "Se midió de nuevo")
    with pytest.raises(FindingNotAnswered, match="publicación 2"):
        answer_findings(
            actor=ACTOR, plan_code=PLAN, year=YEAR, finding_ids=[identifier], state=EXPLAINED, answer="Tarde"
        )


@pytest.mark.django_db
def test_a_unit_answers_for_its_own_and_planning_for_what_has_none(ilo: Package) -> None:
    publish(ilo)
    states = findings_of(PLAN, YEAR).values()
    own = next(each for each in states if each.finding.responsible_unit == "03.08.02")
    of_another = next(each for each in states if each.finding.responsible_unit == "03.10")
    of_nobody = next(each for each in states if each.finding.responsible_unit is None)
    unit = Access(grants={"evaluation.answer_finding": frozenset({"03.08.02"})})
    planning = Access(grants={"evaluation.answer_finding": None})
    assert [may_answer(unit, each) for each in (own, of_another, of_nobody)] == [True, False, False]
    assert all(may_answer(planning, each) for each in (own, of_another, of_nobody))
    assert not may_answer(Access(), own)
