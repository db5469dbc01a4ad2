"""References: one norm cited in two manners, with two years, or two norms for one plan."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, RuleClass, Severity
from faro.checks.rule import Example, Rule
from faro.checks.rules.name_wordings import shown
from faro.checks.rules.reference_citations import UNKNOWN_KIND, Citation, citations
from faro.checks.rules.reference_plans import Approved, approved_by
from faro.checks.samples import evidence
from faro.kernel.text import _

_TWO_FORMS = "reference.two-forms"
_TWO_YEARS = "reference.two-years"
_TWO_NORMS = "reference.two-norms"
_RARELY_BY_CHANCE = 100
"""Numbers begin anew each year: two norms share a small number by chance, hardly ever one of three figures."""


def _two_forms(found: Evidence) -> Iterator[Finding]:
    by_number: dict[tuple[int, int], list[Citation]] = defaultdict(list)
    for citation in citations(found):
        by_number[citation.value, citation.year].append(citation)
    for same_number in by_number.values():
        for document in _documents(same_number, lambda one, other: _same_kind(one, other) and _same_issuer(one, other)):
            if _in_several_forms(document):
                yield _finding(
                    _TWO_FORMS, document, _("El mismo documento se cita de {count} maneras: {forms}."), _by_written
                )


def _same_kind(one: Citation, other: Citation) -> bool:
    return one.kind == other.kind or UNKNOWN_KIND in (one.kind, other.kind)


def _same_issuer(one: Citation, other: Citation) -> bool:
    return one.may_be_issued_by_the_issuer_of(other)


def _in_several_forms(document: Sequence[Citation]) -> bool:
    """A suffix left out is short, not another."""
    numbers = {citation.number for citation in document}
    suffixes = {citation.letters for citation in document if citation.letters}
    return len(numbers) > 1 or len(suffixes) > 1


def _two_years(found: Evidence) -> Iterator[Finding]:
    by_number: dict[tuple[str, int], list[Citation]] = defaultdict(list)
    for citation in citations(found):
        if citation.kind != UNKNOWN_KIND and not citation.by_office():
            by_number[citation.kind, citation.value].append(citation)
    for same_number in by_number.values():
        for document in _documents(same_number, _probably_one_norm):
            if len({citation.year for citation in document}) > 1:
                yield _finding(_TWO_YEARS, document, _("El mismo número se cita con varios años: {forms}."), _by_year)


def _probably_one_norm(one: Citation, other: Citation) -> bool:
    if not _same_issuer(one, other) or _set_different_targets(one, other):
        return False
    if one.year == other.year or _same_field(one, other):
        return True
    subject, its = approved_by(one), approved_by(other)
    if subject and its:
        return subject.plan == its.plan and (subject.years == its.years or not (subject.years and its.years))
    return one.value >= _RARELY_BY_CHANCE


def _set_different_targets(one: Citation, other: Citation) -> bool:
    """Each version of a target has a norm of its own."""
    versions = [citation.record.get("version") for citation in (one, other) if citation.place.column == "instrument"]
    return len(versions) == 2 and versions[0] != versions[1]


def _same_field(one: Citation, other: Citation) -> bool:
    return one.table == other.table == "targets" and one.place.column == other.place.column == "instrument"


def _two_norms(found: Evidence) -> Iterator[Finding]:
    by_plan: dict[Approved, list[Citation]] = defaultdict(list)
    for citation in citations(found):
        approved = approved_by(citation)
        if approved and approved.years:
            by_plan[approved].append(citation)
    for approved, approving in by_plan.items():
        if len({citation.value for citation in approving}) > 1:
            plan = f"{approved.plan} {_span(approved)}"
            message = _("Del {plan} se dice que lo aprobaron normas distintas: {{forms}}.").format(plan=plan)
            yield _finding(_TWO_NORMS, approving, message, _by_written)


def _span(approved: Approved) -> str:
    first, last = approved.years or (0, 0)
    return str(first) if first == last else f"{first}-{last}"


def _documents(
    cited: Iterable[Citation], are_one: Callable[[Citation, Citation], bool]
) -> Iterator[Sequence[Citation]]:
    """The citations parted into documents; the fullest come first, so that short ones join them."""
    parted: list[list[Citation]] = []
    for citation in sorted(cited, key=lambda each: (-len(each.letters), each.kind == UNKNOWN_KIND)):
        home = next((document for document in parted if any(are_one(citation, other) for other in document)), None)
        if home is None:
            parted.append([citation])
        else:
            home.append(citation)
    return iter(parted)


def _by_written(citation: Citation) -> object:
    return citation.form


def _by_year(citation: Citation) -> object:
    return citation.year


def _finding(rule: str, cited: Sequence[Citation], message: str, tell_apart: Callable[[Citation], object]) -> Finding:
    told = {tell_apart(citation): f"«{citation.written}»" for citation in reversed(cited)}
    forms = tuple(reversed(told.values()))
    places = {(each.table, each.place.column, each.written): each.occurrence for each in reversed(cited)}
    main = cited[0]
    return Finding(
        rule,
        main.written,
        message.format(count=len(forms), forms=shown(forms, most=6)),
        tuple(reversed(places.values())),
        printed=main.written,
        cause=f"{main.kind}/{main.value}/{main.year}",
    )


def _texts(words: str, *texts: str) -> Example:
    rows = [{"id": f"T-{at}", "section": "context", "text": text} for at, text in enumerate(texts, start=1)]
    return Example(words, evidence(texts=rows))


RULES: tuple[Rule, ...] = (
    Rule(
        _TWO_FORMS,
        RuleClass.REFERENCE,
        Severity.LOW,
        _("Una norma citada de dos maneras"),
        _("La misma norma o el mismo documento aparece con otros ceros u otras siglas en su número."),
        _("Quien busca la norma por su número no la encuentra."),
        _two_forms,
        lambda: _texts(_("Cambian las siglas."), "El PEI (R.A. 749-2020-MPX).", "La R.A. N° 749-2020-A-MPX rige."),
        lambda: _texts(_("Una cita es solo más corta."), "El PEI (R.A. 749-2020-MPX).", "La R.A. N° 749-2020 rige."),
    ),
    Rule(
        _TWO_YEARS,
        RuleClass.REFERENCE,
        Severity.MEDIUM,
        _("Una norma citada con dos años"),
        _("El mismo número de norma aparece con años distintos: una de las citas parece errada."),
        _("Dos normas del mismo emisor rara vez comparten un número de tres cifras y el asunto."),
        _two_years,
        lambda: _texts(
            _("Cambia el año."), "El PEI (R.A. 749-2020-MPX).", "El PEI se aprobó con la R.A. 749-2021-MPX."
        ),
        lambda: _texts(_("Son dos normas."), "El PEI (R.A. 749-2020-MPX).", "La R.A. 285-2019-MPX aprueba el POI."),
    ),
    Rule(
        _TWO_NORMS,
        RuleClass.REFERENCE,
        Severity.MEDIUM,
        _("Dos normas para un mismo plan"),
        _("Se dice que dos normas distintas aprobaron el mismo plan de los mismos años."),
        _("Un plan se aprueba una vez; lo posterior lo modifica, y así debe decirse."),
        _two_norms,
        lambda: _texts(
            _("Dos resoluciones aprueban el mismo POI."),
            "R.A. 285-2019-MPX que aprueba el POI 2020-2022.",
            "El POI 2020-2022 fue aprobado por R.A. 720-2021-MPX.",
        ),
        lambda: _texts(
            _("Cada resolución aprueba el POI de otros años."),
            "R.A. 285-2019-MPX que aprueba el POI 2020-2022.",
            "El POI 2022-2024 fue aprobado por R.A. 720-2021-MPX.",
        ),
    ),
)
