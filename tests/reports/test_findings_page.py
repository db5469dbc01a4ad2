"""The page of findings: self-contained, complete, and clicked through in a browser."""

import base64
import hashlib
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reports.findings_sample import HOSTILE, finding, sample_check, sample_findings
from tests.reports.test_html import Reader

from faro.checks.finding import Severity
from faro.reports.findings.page import findings_page


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text.replace("<input ", "<br ").replace("<code>", "<span>").replace("</code>", "</span>"))
    reader.close()
    return reader


@pytest.fixture(scope="module")
def text() -> str:
    return findings_page(sample_check())


@pytest.fixture(scope="module")
def page(text: str) -> Reader:
    return read(text)


def test_every_element_is_closed_where_it_should_be(page: Reader) -> None:
    assert page.faults == []
    assert page.open == []


def test_nothing_is_fetched_and_nothing_runs(text: str) -> None:
    assert re.findall(r"(?:https?:)?//[a-z]", text) == []
    assert "<script" not in text
    assert re.findall(r"\son[a-z]+=|style=", text) == []


def test_only_its_own_style_is_allowed(text: str) -> None:
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)

    assert style is not None
    assert policy is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_what_a_document_prints_stays_text(text: str, page: Reader) -> None:
    assert "&lt;script&gt;" in text
    assert any(HOSTILE in words for _tag, _given, words in page.all("span"))


def test_every_link_leads_to_one_place(page: Reader) -> None:
    ids = [str(given["id"]) for _tag, given, _words in page.elements if "id" in given]
    targets = {str(given["href"]) for _tag, given, _words in page.all("a")}

    assert len(ids) == len(set(ids))
    assert targets - {f"#{each}" for each in ids} == set()


def test_every_finding_has_its_figures_reason_and_places(page: Reader) -> None:
    findings = [words for tag, given, words in page.all("details") if given.get("class") == "finding"]

    assert len(findings) == 4
    count = next(words for words in findings if "Tabla N°05 imprime" in words)
    for words in (
        "Impreso 333",
        "Recalculado 316",
        "Diferencia +17",
        "2 lugares",
        "Lo que se busca.",
        "Por lo que importa.",
    ):
        assert words in count
    assert "DocumentoPáginaLíneaCuadroFilaColumnaImpreso" in count.replace(" ", "")
    assert "R.A. 850-2023-MPI" in count
    assert "N° AO" in count


def test_columns_of_places_that_say_nothing_are_left_out(page: Reader) -> None:
    share = next(words for _tag, _given, words in page.all("details") if "89 de 105" in words)

    assert "Cuadro" in share
    assert "Página" not in share
    assert "Documento" not in share


def test_the_counts_lead_to_their_sections(page: Reader) -> None:
    targets = [(words, given["href"]) for _tag, given, words in page.all("a")]

    for href in ("#high-sum", "#medium-count", "#medium-ratio", "#hint-name"):
        assert ("1", href) in targets
    assert ("Graves", "#high") in targets
    assert "#high-count" not in {href for _words, href in targets}


def test_a_councillor_reads_first_what_came_out(page: Reader) -> None:
    sentences = [words for _tag, _given, words in page.all("p")]

    assert "El auditor comparó el plan, sus cifras y lo que se publicó sobre ellas con 4 reglas." in sentences
    assert any(words.startswith("Encontró 4 asuntos") and "1 grave" in words for words in sentences)


def test_a_sound_plan_has_a_page_too() -> None:
    page = read(findings_page(sample_check(())))

    assert "No encontró ninguna contradicción." in [words for _tag, _given, words in page.all("p")]
    assert page.all("details", "form", "table") == []


def test_what_is_left_out_is_said() -> None:
    check = replace(sample_check(), least=Severity.MEDIUM)

    assert "Esta página muestra solo los hallazgos graves y medios." in findings_page(check)


def test_synthetic_data_are_marked() -> None:
    assert "DATOS SINTÉTICOS" in findings_page(sample_check(synthetic=True))
    assert "DATOS SINTÉTICOS" not in findings_page(sample_check())


def test_the_same_findings_give_the_same_page(text: str) -> None:
    assert findings_page(sample_check()) == text


def test_words_already_said_are_not_repeated() -> None:
    page = read(findings_page(sample_check(tuple(f for f in sample_findings() if f.rule == "name.words"))))

    (shown,) = [words for _tag, given, words in page.all("details") if given.get("class") == "finding"]
    assert "Impreso" not in shown


def dump(path: Path, folder: Path) -> str:
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'perfil'}"]
    done = subprocess.run(
        [*command, "--window-size=360,800", "--virtual-time-budget=2000", "--dump-dom", path.as_uri()],
        capture_output=True,
        timeout=60,
        check=True,
    )
    return done.stdout.decode()


@pytest.mark.browser
def test_the_page_is_no_wider_than_a_phone_and_its_filters_hide(tmp_path: Path) -> None:
    """A frame of 360 pixels holds the page, without the policy that would forbid the measuring script."""
    page = re.sub(r"<meta http-equiv[^>]*>", "", findings_page(sample_check((finding(), *sample_findings()))))
    script = """<script>
      const shown = () => [...document.querySelectorAll(".finding")].filter(each => each.checkVisibility()).length;
      const said = [document.documentElement.scrollWidth <= innerWidth, shown()];
      document.querySelectorAll("details").forEach(each => { each.open = true; });
      said.push(document.documentElement.scrollWidth <= innerWidth);
      for (const id of ["only-high", "only-sum", "only-ratio", "only-medium"]) {
        document.getElementById(id).checked = true;
        said.push(shown(), document.querySelector(".nothing").checkVisibility());
      }
      document.title = JSON.stringify(said);
    </script>"""
    (tmp_path / "page.html").write_text(page.replace("</body>", f"{script}</body>"), "utf-8")

    title = re.search(r"<title>(.*?)</title>", dump(tmp_path / "page.html", tmp_path))

    assert title is not None
    assert title[1] == "[true,5,true,1,false,1,false,0,true,1,false]"
