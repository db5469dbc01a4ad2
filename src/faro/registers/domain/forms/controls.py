"""The body of an XForm: what each question is asked with, and the choices it offers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from faro.registers.domain.forms.model import Choice, Itemset, Kind
from faro.registers.domain.forms.texts import Texts, Words
from faro.registers.domain.forms.xml import JAVAROSA, child, elements, local

_BY_BIND = {
    "int": Kind.INTEGER,
    "integer": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "dateTime": Kind.DATE_TIME,
    "geopoint": Kind.GEOPOINT,
    "geotrace": Kind.GEOTRACE,
    "geoshape": Kind.GEOSHAPE,
    "barcode": Kind.BARCODE,
    "binary": Kind.FILE,
    "select1": Kind.SELECT_ONE,
    "select": Kind.SELECT_MULTIPLE,
}
_BY_CONTROL = {
    "select1": Kind.SELECT_ONE,
    "select": Kind.SELECT_MULTIPLE,
    "rank": Kind.RANK,
    "trigger": Kind.ACKNOWLEDGE,
}
_CONTROLS = frozenset({"input", "select", "select1", "upload", "range", "trigger", "rank", "secret"})
_BY_MEDIA = {"image": Kind.IMAGE, "audio": Kind.AUDIO, "video": Kind.VIDEO}
_PASSED_ON = (
    "start",
    "end",
    "step",
    "rows",
    "mediatype",
    "accuracyThreshold",
    "unacceptableAccuracyThreshold",
    "query",
)
_INSTANCE = re.compile(
    r"^\s*(randomize\s*\(\s*)?instance\(\s*['\"]([^'\"]+)['\"]\s*\)\s*/root/item\s*(\[.*\])?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Control:
    """A control of the body, at the path it fills."""

    element: etree.Element
    name: str
    label: Words
    hint: Words
    media: Mapping[str, str] = field(default_factory=dict)
    guidance: str = ""


@dataclass(slots=True)
class Body:
    """Controls, groups and repeats by path."""

    controls: dict[str, Control] = field(default_factory=dict)
    groups: dict[str, Control] = field(default_factory=dict)
    repeats: dict[str, etree.Element] = field(default_factory=dict)


def body_of(body: etree.Element | None, texts: Texts) -> Body:
    """Every control of a body."""
    found = Body()
    for node in [] if body is None else body.iter():
        if not isinstance(node.tag, str):
            continue
        name, path = local(node), (node.get("ref") or node.get("nodeset") or "").strip()
        if name == "repeat" and path:
            found.repeats[path] = node
            found.groups.setdefault(path, _control(node.getparent(), texts))
        elif name == "group" and path:
            found.groups.setdefault(path, _control(node, texts))
        elif path and name in _CONTROLS:
            found.controls.setdefault(path, _control(node, texts))
    return found


def _control(node: etree.Element, texts: Texts) -> Control:
    label, hint = child(node, "label"), child(node, "hint")
    return Control(node, local(node), texts.of(label), texts.of(hint), texts.media_of(label), texts.guidance_of(hint))


def kind_of(control: Control | None, bind: Mapping[str, str]) -> Kind:
    """What a question asks for, by its control and its bind."""
    data = (bind.get("type") or "string").rsplit(":", 1)[-1]
    if control is None:
        return _unseen(bind, data)
    if control.name in _BY_CONTROL:
        return _BY_CONTROL[control.name]
    if control.name == "upload":
        return _BY_MEDIA.get((control.element.get("mediatype") or "").split("/")[0], Kind.FILE)
    if control.element.get("query"):
        return Kind.SELECT_ONE
    if control.name == "input" and data == "string" and _says_only(bind):
        return Kind.NOTE
    return _BY_BIND.get(data, Kind.TEXT)


def _unseen(bind: Mapping[str, str], data: str) -> Kind:
    return Kind.METADATA if preload_of(bind) or data == "binary" else Kind.CALCULATE


def preload_of(bind: Mapping[str, str]) -> str:
    """What a device fills in: ``timestamp start``, ``date today``, ``property deviceid``…"""
    preload, parameter = bind.get(f"{{{JAVAROSA}}}preload"), bind.get(f"{{{JAVAROSA}}}preloadParams")
    return " ".join(filter(None, (preload, parameter)))


def _says_only(bind: Mapping[str, str]) -> bool:
    return (bind.get("readonly") or "").replace(" ", "") == "true()" and not bind.get("calculate")


def parameters_of(control: Control, bind: Mapping[str, str]) -> dict[str, str]:
    """What else a control says: limits of a range, size of a picture…"""
    found = {name: control.element.get(name) for name in _PASSED_ON if control.element.get(name)}
    pixels = next((value for key, value in bind.items() if key.endswith("max-pixels")), None)
    itemset = child(control.element, "itemset")
    if itemset is not None and "randomize" in (itemset.get("nodeset") or ""):
        found["randomize"] = "true"
    return found | ({"max-pixels": pixels} if pixels else {})


def itemset_of(control: Control) -> Itemset | None:
    """Where its choices come from."""
    node = child(control.element, "itemset")
    query = control.element.get("query")
    if node is None:
        return Itemset(query) if query else None
    value, label = child(node, "value"), child(node, "label")
    return Itemset(
        node.get("nodeset") or "",
        "name" if value is None else value.get("ref") or "name",
        "label" if label is None else re.sub(r"^jr:itext\((.*)\)$", r"\1", label.get("ref") or "label"),
    )


def list_of(itemset: Itemset) -> tuple[str | None, str | None]:
    """The list a set of choices comes from, and its filter; none for the rows of a repeat."""
    match = _INSTANCE.match(itemset.nodeset)
    if match is None:
        return None, None
    condition = (match[3] or "").strip()
    return match[2], condition[1 : condition.rfind("]")].strip() or None


def fixed_choices(control: Control, texts: Texts) -> tuple[Choice, ...]:
    """Choices written in the control itself."""
    found = []
    for item in elements(control.element):
        value, label = child(item, "value"), child(item, "label")
        if local(item) == "item" and value is not None:
            name = (value.text or "").strip()
            found.append(Choice(name, texts.of(label).text or name, {}, texts.media_of(label).get("image")))
    return tuple(found)


def choices_of(instance: etree.Element, texts: Texts) -> tuple[Choice, ...]:
    """The rows of a list that the form brings along."""
    root = next(iter(elements(instance)), None)
    return tuple(_choice(item, texts) for item in ([] if root is None else elements(root)))


def _choice(item: etree.Element, texts: Texts) -> Choice:
    cells = {local(cell): (cell.text or "").strip() for cell in elements(item)}
    name, itext = cells.pop("name", ""), cells.pop("itextId", "")
    label = texts.words[itext].text if itext in texts.words else cells.pop("label", "")
    return Choice(name, label or name, cells, texts.media.get(itext, {}).get("image"))
