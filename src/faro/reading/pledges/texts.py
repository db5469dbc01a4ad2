"""Pieces of text: how a broken line goes on, where an item of a list begins."""

import re

from faro.reading.document import one_line

_MARK = re.compile(
    r"\s*(?:[•▪●○◦■□❖➢➤✓✔*·–—\uf000-\uf0ff]\s*|-\s+|-(?=[A-ZÁÉÍÓÚÑ])|(?:\d{1,2}(?:\.\d{1,2})*\s*(?:\.\s*[-–—]|[.)](?!\d)|[-–—](?=\s*\D))|[a-z]\))\s*)"
)
_BULLET = re.compile(r"[•▪●○◦■□❖➢➤✓✔\uf000-\uf0ff]")
_ROW_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)\s*(?:\.\s*[-–—]?|[)]|[-–—])(?![\d%])\s*(?=\D)")
_OPEN = re.compile(
    r"(?:[,(–—/]|\b(?:de|del|la|el|los|las|un|una|unos|unas|y|e|o|u|en|con|a|al|para|por|que|se|su|sus|sin|sobre|entre|desde|hasta|como"
    r"|no|ser|muy|mas|más|cada|este|esta|nuestra|nuestro|según|segun|mediante|través))\s*$",
    re.IGNORECASE,
)
_STARTS_ITEM = re.compile(
    r"\s*(?:\d[\d.,']*\s+[^\W\d]|\d[\d.,']*\s*%|(?:al menos|más de|no menos de|por lo menos)\b)", re.IGNORECASE
)
_LAST_WORD = 24
_TAG_ITEM = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_TAG_BREAK = re.compile(r"</?(?:ul|ol|li|p|br|div|tr|td)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_BOLD = re.compile(r"\*\*|__")


def without_tags(text: str) -> str:
    """The text of a cell in which markup of a page was left: blocks on lines of their own."""
    if "<" in text:
        text = _TAG.sub("", _TAG_BREAK.sub("\n", _TAG_ITEM.sub("\n• ", text)))
    return _BOLD.sub("", text)


def mark(text: str) -> str | None:
    """What is left of a line behind its bullet or number; None where it has none."""
    match = _MARK.match(text)
    if match is None or not match.end():
        return None
    rest = text[match.end() :].strip()
    return rest if rest or not any(letter.isalnum() for letter in match[0]) else None


def row_number(text: str) -> tuple[int, ...] | None:
    """The number that a row begins with: (2,) for «2.-Deficiencia»."""
    match = _ROW_NUMBER.match(text)
    return tuple(int(part) for part in match[1].split(".")) if match else None


def bare(text: str) -> str:
    """The text on one line without its bullet or number."""
    rest = mark(text)
    return one_line(text if rest is None else rest)


def is_open(text: str) -> bool:
    """Whether the text cannot end here: it ends in «de», in a comma, in an open bracket."""
    return bool(_OPEN.search(text[-_LAST_WORD:])) or text.count("(") > text.count(")")


def continues(before: str, text: str, *, lower_starts: bool = True) -> bool:
    """Whether the text goes on where ``before`` broke off. ``lower_starts``: a small letter is a sign of it."""
    stripped = text.strip()
    if not before or not stripped or mark(text) is not None:
        return False
    if is_open(before):
        return True
    return lower_starts and stripped[0].islower() and not before.rstrip().endswith((".", ";", ":", "!", "?"))


def begins_with_verb(text: str) -> bool:
    """Whether the text begins with a capital and an infinitive, as objectives do: «Ampliar», «Promover»."""
    return bool(re.match(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?:ar|er|ir)(?:se)?\b", text.strip()))


def joined(before: str, text: str) -> str:
    """The two as one; a word broken with a hyphen at the end of the line is made whole."""
    before, text = before.rstrip(), text.strip()
    last = before[-2:]
    if re.fullmatch(r"[^\W\d]\u00ad", last) or (re.fullmatch(r"[^\W\d_]-", last) and text[:1].islower()):
        return f"{before[:-1]}{text}"
    return f"{before} {text}".strip()


def items(cell: str) -> tuple[list[str], bool]:
    """The items of a cell, and whether all of them are marked by bullets or numbers."""
    found: list[str] = []
    marked = True
    for line in _BULLET.sub("\n•", cell).split("\n"):
        if not line.strip():
            continue
        rest = mark(line)
        if rest is not None:
            found.append(rest)
        elif found and not _is_new(found[-1], line):
            found[-1] = joined(found[-1], line)
        else:
            marked = False
            found.append(line.strip())
    return [one_line(each) for each in found if each.strip()], marked


def _is_new(before: str, line: str) -> bool:
    """Whether an unmarked line begins an item: a quantity at its head, or a capital after a full stop."""
    if is_open(before) or not before:
        return False
    if before.rstrip().endswith((".", ";")) and not line.strip()[0].islower():
        return True
    return bool(_STARTS_ITEM.match(line)) and not before.rstrip()[-1:].isdigit()


def whole(cell: str) -> str:
    """A cell as one text, the items of a list parted by bullets."""
    found, _marked = items(cell)
    return " • ".join(found) if len(found) > 1 and _BULLET.search(cell) else " ".join(found)
