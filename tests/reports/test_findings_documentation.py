"""The published pages are those the rules give."""

from pathlib import Path

from tests.reports.findings_sample import RULES

from faro.checks.rules import ALL
from faro.reports.findings.documentation import documents, write_documents

PUBLISHED = Path(__file__).parents[2] / "docs" / "checks"
MEASURED = {"measured.md"}
"""Written by ``bench/checks.py``."""


def test_the_published_pages_are_fresh() -> None:
    """Stale: run ``make docs``."""
    published = {path.name: path.read_text("utf-8") for path in PUBLISHED.iterdir() if path.name not in MEASURED}

    assert published == documents()


def test_every_rule_has_its_place_in_the_guide_and_its_page() -> None:
    pages = documents()

    for rule in ALL:
        assert f"[`{rule.id}`]({rule.rule_class.value}.md#{rule.id.replace('.', '')})" in pages["README.md"]
        assert f"\n## {rule.id}\n" in pages[f"{rule.rule_class.value}.md"]


def test_a_page_quotes_what_the_code_says() -> None:
    page = documents(RULES)["count.md"]

    assert "> La Tabla N°05 imprime 333 actividades en el total; sus filas suman 316.\n" in page
    assert "> medium · Tabla N°05 · printed 333 · recomputed 316 · difference +17 · places 2\n" in page


def test_a_page_without_rules_is_taken_away(tmp_path: Path) -> None:
    for name in ("plausibility.md", "other.md"):
        (tmp_path / name).write_text("", "utf-8")

    write_documents(tmp_path, RULES)

    assert {path.name for path in tmp_path.iterdir()} == {*documents(RULES), "other.md"}
