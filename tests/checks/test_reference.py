"""References: the same norm cited in two manners is found; two norms of like numbers are not."""

import pytest

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Place, Severity
from faro.checks.rule import Rule
from faro.checks.rules.reference import RULES
from faro.checks.rules.reference_citations import in_text
from faro.checks.rules.reference_plans import Approved, approved_by
from faro.checks.samples import claim, evidence

RULE = {rule.id: rule for rule in RULES}


def found(rule: str, evidence: Evidence) -> list[Finding]:
    return list(RULE[rule].find(evidence))


def texts(*texts: str) -> Evidence:
    return evidence(texts=[{"id": f"T-{at}", "section": "context", "text": text} for at, text in enumerate(texts)])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_hold(rule: Rule) -> None:
    assert [finding.rule for finding in rule.find(rule.failing().evidence)] == [rule.id]
    assert list(rule.find(rule.passing().evidence)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Resolución de Alcaldía N° 749-2020-A - MPI, se aprueba", ("mayor", "749", 2020, ("A", "MPI"))),
        ("Resolución Alcaldía N° 749-2020-MPI que", ("mayor", "749", 2020, ("MPI",))),
        ("la R.A. 285-2019", ("mayor", "285", 2019, ())),
        ("RPCD 00015-2021-CEPLAN/PCD", ("council_presidency", "00015", 2021, ("CEPLAN", "PCD"))),
        (
            "Resolución de Presidencia de Consejo Directivo N° 015-2021/CEPLAN/PCD",
            ("council_presidency", "015", 2021, ("CEPLAN", "PCD")),
        ),
        ("Ordenanza Municipal Nº 623-2017-MPX", ("ordinance", "623", 2017, ("MPX",))),
        ("Decreto Supremo N.° 009-2003-SA", ("supreme", "009", 2003, ("SA",))),
        ("Informe N° 0218 2023-SGPD-MPX", ("report", "0218", 2023, ("SGPD", "MPX"))),
        ("figura como 749-2020-A-MPI", ("", "749", 2020, ("A", "MPI"))),
    ],
)
def test_a_citation_is_read(text: str, expected: tuple[str, str, int, tuple[str, ...]]) -> None:
    (citation,) = in_text(text, Place(), "texts", {})
    assert (citation.kind, citation.number, citation.year, citation.letters) == expected


@pytest.mark.parametrize(
    "text", ["PEI 2021-2025", "2021-2025-MPX", "Tabla 5, 2022", "de 245 a 383 en 2022", "Ley 27972"]
)
def test_years_and_laws_are_no_citations(text: str) -> None:
    assert list(in_text(text, Place(), "texts", {})) == []


@pytest.mark.parametrize(
    ("one", "other", "findings"),
    [
        ("R.A. 749-2020-MPX", "Resolución de Alcaldía N° 749-2020-A-MPX", 1),
        ("R.A. 749-2020-MPX", "749-2020-A-MPX", 1),
        ("RPCD 00015-2021-CEPLAN/PCD", "RPCD 015-2021-CEPLAN/PCD", 1),
        ("RPCD 00015-2021-CEPLAN/PCD", "R.P.C.D. 015-2021", 1),
        ("Informe N° 218-2023-SGPDG-MPX", "Informe N° 218-2023-SGPDO-MPX", 1),
        ("R.A. 749-2020-MPX", "R.A. 749-2020", 0),
        ("R.A. 749-2020-MPX", "Resolución de Alcaldía N° 749-2020-MPX", 0),
        ("R.A. 749-2020-MPX", "Ordenanza 749-2020-A-MPX", 0),
        ("R.A. 749-2020-MPX", "R.A. 749-2020-MDZ", 0),
        ("D.S. 010-2019-IN", "D.S. 010-2019-MINAM", 0),
        ("Informe N° 121-2023-GPE-MPX", "Informe N° 121-2023-GAJ-GPE-MPX", 0),
    ],
)
def test_two_forms_of_one_norm(one: str, other: str, findings: int) -> None:
    assert len(found("reference.two-forms", texts(f"Véase {one}.", f"Según {other}, rige."))) == findings


def test_the_places_are_one_for_each_form_and_column() -> None:
    targets = [
        {"indicator": f"I-{at}", "year": 2022, "version": 0, "instrument": "R.A. 749-2020-MPX"} for at in range(5)
    ]
    claims = [claim(35, "count", "9", words="la R.A. 749-2020-A-MPX aprueba el plan")]
    (finding,) = found("reference.two-forms", evidence(targets=targets, claims=claims))
    assert {(each.place.table, each.place.line, each.printed) for each in finding.occurrences} == {
        ("targets", None, "R.A. 749-2020-MPX"),
        ("claims", 35, "R.A. 749-2020-A-MPX"),
    }


@pytest.mark.parametrize(
    ("one", "other", "findings"),
    [
        ("el PEI (R.A. 749-2020-MPX)", "la R.A. 749-2021-MPX", 1),
        ("el PEI (R.A. 12-2020-MPX)", "R.A. 12-2021-MPX que aprueba el PEI", 1),
        ("el PEI (R.A. 12-2020-MPX)", "la R.A. 12-2021-MPX", 0),
        ("el PEI (R.A. 749-2020-MPX)", "R.A. 749-2021-MPX que aprueba el POI", 0),
        ("el PEI 2021-2025 (R.A. 749-2020-MPX)", "R.A. 749-2024-MPX que aprueba el PEI 2025-2030", 0),
        ("la R.A. 749-2020-MPX", "la Ordenanza 749-2021-MPX", 0),
        ("el Informe N° 749-2020-GPP-MPX", "el Informe N° 749-2021-GPP-MPX", 0),
    ],
)
def test_one_number_with_two_years(one: str, other: str, findings: int) -> None:
    found_here = found("reference.two-years", texts(f"Véase {one}.", f"Según {other}."))
    assert len(found_here) == findings


def test_each_version_of_a_target_has_its_norm() -> None:
    def case(version: int) -> Evidence:
        return evidence(
            targets=[
                {"indicator": "I", "year": 2022, "version": 0, "instrument": "R.A. 12-2020-MPX"},
                {"indicator": "J", "year": 2022, "version": version, "instrument": "R.A. 12-2021-MPX"},
            ]
        )

    assert found("reference.two-years", case(1)) == []
    assert len(found("reference.two-years", case(0))) == 1


@pytest.mark.parametrize(
    ("text", "approved"),
    [
        ("R.A. 285-2019-MPX que aprueba el Plan Operativo Institucional 2020-2022", Approved("POI", (2020, 2022))),
        ("El POI multianual 2022-2024, aprobado por R.A. 720-2021-MPX", Approved("POI", (2022, 2024))),
        (
            "con R.A. 749-2020-MPX, se aprueba el PEI correspondiente al periodo 2021-2025",
            Approved("PEI", (2021, 2025)),
        ),
        ("el PEI (R.A. 749-2020-MPX)", Approved("PEI", None)),
        ("R.A. 90-2023-MPX que aprueba la modificación del PEI 2021-2025", None),
        ("sus metas se modificaron con la R.A. 204-2024-MPX", None),
    ],
)
def test_the_plan_a_norm_is_said_to_approve(text: str, approved: Approved | None) -> None:
    (citation,) = in_text(text, Place(), "texts", {})
    assert approved_by(citation) == approved


def test_the_plan_itself_says_its_norm() -> None:
    plan = [
        {"code": "PEI-2021-2025", "name": "Plan Estratégico Institucional", "approval_instrument": "R.A. 749-2020-MPX"}
    ]
    rows = [{"id": "T", "section": "context", "text": "R.A. 700-2020-MPX que aprueba el PEI 2021-2025"}]
    (finding,) = found("reference.two-norms", evidence(plan=plan, texts=rows))
    assert "PEI 2021-2025" in finding.message
    assert RULE["reference.two-norms"].severity is Severity.MEDIUM
