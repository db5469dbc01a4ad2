"""Texts that programs must be able to write."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from faro.kernel.text import without_control_signs


def test_words_lines_and_other_alphabets_stay() -> None:
    text = "Año 2022:\n\t«índice» 😀 \u202e"
    assert without_control_signs(text) == text


def test_what_a_word_processor_leaves_for_a_line_goes() -> None:
    assert without_control_signs("una\x0b línea\x00") == "una línea"


@given(st.text())
def test_what_is_left_can_be_written_as_xml(text: str) -> None:
    written = without_control_signs(text)
    element = ET.Element("texto")
    element.text = written
    assert (ET.fromstring(ET.tostring(element)).text or "") == written.replace("\r\n", "\n").replace("\r", "\n")  # noqa: S314
