"""The words of a form: in its own elements or translated, with the answers they repeat."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from faro.registers.domain.forms.xml import child, elements, local

_SPANISH = re.compile(r"\b(es|spa|español|espanol|spanish|castellano)\b", re.IGNORECASE)
_ITEXT = re.compile(r"\s*jr:itext\(\s*'([^']*)'\s*\)\s*")
_SPACE = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text: as shown without answers, and its parts where it repeats answers."""

    text: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """Translations of a form in the language chosen."""

    language: str = ""
    languages: tuple[str, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    media: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    guidance: Mapping[str, Words] = field(default_factory=dict)

    def of(self, node: etree.Element | None) -> Words:
        """The words of a label or hint."""
        if node is None:
            return Words()
        reference = _ITEXT.fullmatch(node.get("ref") or "")
        return self.words.get(reference[1], Words()) if reference else words_of(node)

    def message(self, text: str | None) -> str:
        """A message of a bind, translated where it points at a translation."""
        reference = _ITEXT.fullmatch(text or "")
        return self.words.get(reference[1], Words()).text if reference else (text or "").strip()

    def media_of(self, node: etree.Element | None) -> Mapping[str, str]:
        """Pictures and sounds beside a label, by kind."""
        reference = _ITEXT.fullmatch(node.get("ref") or "") if node is not None else None
        return self.media.get(reference[1], {}) if reference else {}

    def guidance_of(self, node: etree.Element | None) -> str:
        """Longer help beside a hint."""
        reference = _ITEXT.fullmatch(node.get("ref") or "") if node is not None else None
        return self.guidance.get(reference[1], Words()).text if reference else ""

    def plain(self) -> dict[str, str]:
        """Texts by id."""
        return {key: words.text for key, words in self.words.items()}


def texts_of(model: etree.Element) -> Texts:
    """Read the translations of a form's model and choose a language: Spanish, else the form's own."""
    itext = child(model, "itext")
    translations = [] if itext is None else list(elements(itext))
    if not translations:
        return Texts()
    chosen = _chosen(translations)
    words: dict[str, Words] = {}
    media: dict[str, dict[str, str]] = {}
    guidance: dict[str, Words] = {}
    for text in elements(chosen):
        key = text.get("id") or ""
        for value in elements(text):
            form = value.get("form")
            if form is None or (form in ("long", "short") and key not in words):
                words[key] = words_of(value)
            elif form == "guidance":
                guidance[key] = words_of(value)
            else:
                media.setdefault(key, {})[form] = _file_name(value.text or "")
    languages = tuple(translation.get("lang") or "" for translation in translations)
    return Texts(chosen.get("lang") or "", languages, words, media, guidance)


def _chosen(translations: list[etree.Element]) -> etree.Element:
    spanish = next((one for one in translations if _SPANISH.search(one.get("lang") or "")), None)
    default = next((one for one in translations if one.get("default")), translations[0])
    return default if spanish is None else spanish


def _file_name(text: str) -> str:
    return text.strip().rsplit("/", 1)[-1]


def words_of(node: etree.Element) -> Words:
    """What stands in an element, the answers it repeats kept apart as expressions."""
    parts = [node.text or ""]
    for inner in elements(node):
        if local(inner) == "output":
            parts += [inner.get("value") or inner.get("ref") or "", inner.tail or ""]
        else:
            parts[-1] += "".join(inner.itertext()) + (inner.tail or "")
    cleaned = [_SPACE.sub(" ", part) if at % 2 == 0 else part.strip() for at, part in enumerate(parts)]
    cleaned[0], cleaned[-1] = cleaned[0].lstrip(), cleaned[-1].rstrip()
    shown = "".join(part if at % 2 == 0 else _placeholder(part) for at, part in enumerate(cleaned))
    return Words(shown.strip(), tuple(cleaned) if len(cleaned) > 1 else ())


def _placeholder(expression: str) -> str:
    name = expression.rstrip(" )").rsplit("/", 1)[-1].strip(" '")
    return f"${{{name}}}" if re.fullmatch(r"[\w.\-]+", name) else "…"
