import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.evidence.domain.names import MAX_LENGTH, safe_name, with_suffix


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Informe N° 12 – año 2022.pdf", "Informe N° 12 – año 2022.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\yo\\foto.jpg", "foto.jpg"),
        ("acta\u202efdp.exe", "actafdp.exe"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
        ("...", "archivo"),
        ("", "archivo"),
    ],
)
def test_a_name_keeps_what_a_reader_needs(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder_or_breaks_a_header(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name) <= MAX_LENGTH
    assert not set(name) & set('/\\\r\n\0"<>')
    assert name not in {".", ".."}


def test_a_file_is_given_back_with_the_ending_of_its_content() -> None:
    assert with_suffix("foto.JPG", ".jpg", (".jpg", ".jpeg")) == "foto.JPG"
    assert with_suffix("pagina.html", ".jpg", (".jpg",)) == "pagina.html.jpg"
