from pathlib import Path

import typst

from faro.reports.printable import UNKNOWN, drawable, paragraphs, printable


def test_control_characters_and_direction_marks_go() -> None:
    assert printable("a\x00b\x07c\u202ed\ufeff") == "abcd"


def test_line_ends_become_one_kind() -> None:
    assert printable("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"


def test_bullets_pasted_from_word_are_mended() -> None:
    assert printable("\uf0b7 uno") == "• uno"


def test_what_cannot_be_drawn_is_shown_as_unknown() -> None:
    assert drawable("sí 🚀🚀 漢 no") == f"sí {UNKNOWN} {UNKNOWN} no"


def test_spanish_signs_quechua_and_mathematics_pass() -> None:
    text = "«ñandú» — ¿qué? ¡sí! S/ 1,234.56 ≥ ≤ ± × ÷ → ½ m² µg/m³ Σ π 20 °C N.º 3 ch’aska ë"
    assert drawable(text) == text


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("uno\ndos\n \n\ntres\n") == ["uno\ndos", "tres"]
    assert paragraphs(" \n ") == []


def test_everything_called_drawable_has_a_glyph(tmp_path: Path) -> None:
    every = "".join(map(chr, range(0x20, 0x3000))) + "".join(map(chr, range(0xFB00, 0xFB07))) + UNKNOWN
    kept = " ".join(character for character in every if drawable(character) == character)
    assert len(kept) > 2 * 2000
    source = tmp_path / "todo.typ"
    text = '#set document(title: "t", date: none)\n#set text(font: "Libertinus Serif", lang: "es")\n#sys.inputs.text'
    source.write_text(text, encoding="utf-8")
    made = typst.compile(
        source, format="pdf", pdf_standards="ua-1", ignore_system_fonts=True, sys_inputs={"text": kept}
    )
    assert made.startswith(b"%PDF")
    assert UNKNOWN in kept
