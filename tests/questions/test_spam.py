import pytest

from faro.questions.domain.spam import readable, too_many_links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vea https://a.pe y http://b.pe", False),
        ("https://a.pe https://b.pe www.c.pe", True),
        ("[url=x] <a href=y> HTTPS://z", True),
    ],
)
def test_two_links_are_enough_for_a_question(text: str, expected: bool) -> None:  # noqa: FBT001
    assert too_many_links(text) is expected


def test_unseen_and_reordering_characters_are_taken_out() -> None:
    assert readable("a\u202eb\u0000c\u200b d\r\n\r\n\r\n\r\ne ") == "abc d\n\ne"
