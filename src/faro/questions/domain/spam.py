"""What is taken for spam in a text that anyone may send."""

import re
import unicodedata

MAX_LINKS = 2
_LINK = re.compile(r"https?://|www\.|\[url|<a\b", re.IGNORECASE)
_KEPT = {"\n", "\t"}
_UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs"}


def too_many_links(text: str) -> bool:
    """Whether a text brings more links than a question needs."""
    return len(_LINK.findall(text)) > MAX_LINKS


def readable(text: str) -> str:
    """The text without unseen or reordering characters, and with at most one empty line in a row."""
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    seen = "".join(sign for sign in unified if sign in _KEPT or unicodedata.category(sign) not in _UNSEEN)
    return re.sub(r"\n{3,}", "\n\n", seen).strip()
