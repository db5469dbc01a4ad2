"""Answers as an OpenRosa instance, and back (https://docs.getodk.org/openrosa-metadata/)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from faro.kernel.errors import Place as FilePlace
from faro.kernel.errors import Problem as FileProblem
from faro.kernel.text import _, without_control_signs
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.model import (
    MOST_ROWS,
    Data,
    Form,
    Group,
    Meta,
    Node,
    Place,
    Problem,
    Question,
    Repeat,
    SubmissionRefused,
)
from faro.registers.domain.forms.values import NotReadable, from_text, to_text
from faro.registers.domain.forms.xml import OPENROSA, BrokenXml, HostileXml, child, elements, local, root_of

MOST_BYTES = 10_000_000
_VERSION = f"{{{OPENROSA}}}version"


def to_instance(form: Form, answers: Answers, meta: Meta) -> bytes:
    """The XML that a device would send for these answers (UTF-8)."""
    names: dict[str | None, str] = {None: form.namespace} if form.namespace else {}
    tag = f"{{{form.namespace}}}{form.root}" if form.namespace else form.root
    root = etree.Element(tag, nsmap={**names, "orx": OPENROSA})
    root.set("id", form.form_id)
    if meta.version or form.version:
        root.set("version", meta.version or form.version)
    space = f"{{{form.namespace}}}" if form.namespace else ""
    for node in form.children:
        _write(root, node, answers, answers.values, space)
    block = etree.SubElement(root, f"{{{OPENROSA}}}meta")
    for name, text in (
        ("instanceID", meta.instance_id),
        ("deprecatedID", meta.deprecated_id),
        ("instanceName", meta.instance_name),
    ):
        if text:
            etree.SubElement(block, f"{{{OPENROSA}}}{name}").text = without_control_signs(text)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _write(parent: etree.Element, node: Node, answers: Answers, values: Mapping[str, Value], space: str) -> None:
    if isinstance(node, Repeat):
        for row in answers.items.get(node.name, ()):
            element = etree.SubElement(parent, space + node.name)
            for inner in node.children:
                _write(element, inner, answers, row, space)
        return
    element = etree.SubElement(parent, space + node.name)
    if isinstance(node, Group):
        for inner in node.children:
            _write(element, inner, answers, values, space)
    elif (value := values.get(node.key)) is not None:
        element.text = without_control_signs(to_text(value))


def from_instance(form: Form, content: bytes) -> tuple[Answers, Meta]:
    """The answers in a submission; what the form does not know is in ``Meta.unknown``.

    A file is ``{"name": …}`` until it is kept.

    Raises ``SubmissionRefused``: no XML, hostile XML (DTD, entities, depth, size), another form's instance.
    """
    root = _root(content)
    found = root.get("id") or etree.QName(root).namespace or ""
    if found != form.form_id:
        text = _("El envío es del formulario «{found}», no de «{form}».").format(found=found[:80], form=form.form_id)
        raise _refused("other-form", text, _("Envíelo a su formulario."))
    if local(root) != form.root and child(root, "meta") is None:
        raise _refused("other-form", _("El envío no es de este formulario."), _("Descargue el formulario de nuevo."))
    reading = _Reading(form)
    reading.walk(root, form.children, f"/{form.root}", None)
    meta = child(root, "meta")
    return reading.answers(), Meta(
        instance_id=_meta(meta, "instanceID") or root.get("instanceID") or "",
        form_id=form.form_id,
        version=root.get("version") or root.get(_VERSION) or "",
        deprecated_id=_meta(meta, "deprecatedID"),
        instance_name=_meta(meta, "instanceName"),
        submitted=root.get("submissionDate") or "",
        attachments=reading.attachments,
        unknown=reading.unknown | dict(_other_meta(meta)),
        problems=tuple(reading.problems),
    )


def form_id_of(content: bytes) -> tuple[str, str]:
    """The form and version a submission says it is of. Raises ``SubmissionRefused``."""
    root = _root(content)
    return root.get("id") or "", root.get("version") or root.get(_VERSION) or ""


def _root(content: bytes) -> etree.Element:
    if len(content) > MOST_BYTES:
        raise _refused("size", _("El envío es demasiado grande."), _("Envíe las fotos aparte del XML."))
    try:
        return root_of(content)
    except HostileXml as error:
        text = _("El envío trae definiciones de tipo, o más niveles o nodos que un formulario.")
        raise _refused("hostile", text, _("Envíelo desde ODK Collect.")) from error
    except BrokenXml as error:
        text = _("El envío no es un XML bien formado: línea {line}.").format(line=error.line)
        raise _refused("xml", text, _("Envíelo desde ODK Collect.")) from error


def _refused(code: str, message: str, mend: str) -> SubmissionRefused:
    return SubmissionRefused([FileProblem(code, FilePlace("XML"), message, mend)])


def _meta(meta: etree.Element | None, name: str) -> str:
    node = child(meta, name) if meta is not None else None
    return "" if node is None else (node.text or "").strip()


def _other_meta(meta: etree.Element | None) -> Iterator[tuple[str, str]]:
    for node in [] if meta is None else elements(meta):
        name, text = local(node), (node.text or "").strip()
        if name not in ("instanceID", "deprecatedID", "instanceName") and text:
            yield f"/meta/{name}", text


@dataclass(slots=True)
class _Reading:
    form: Form
    values: dict[str, Value] = field(default_factory=dict)
    items: dict[str, list[dict[str, Value]]] = field(default_factory=dict)
    attachments: dict[Place, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def answers(self) -> Answers:
        """What was read."""
        return Answers(self.values, {name: rows for name, rows in self.items.items() if rows})

    def walk(self, parent: etree.Element, nodes: Sequence[Node], path: str, row: int | None) -> None:
        """Everything under a node, by name; what has no name in the form is kept aside."""
        by_name = {node.name: node for node in nodes}
        for element in elements(parent):
            name = local(element)
            node = by_name.get(name)
            below = f"{path}/{name}"
            if node is None:
                if not (name == "meta" and path == f"/{self.form.root}"):
                    self.keep_aside(element, below)
            elif isinstance(node, Repeat):
                self.take_row(element, node, below)
            elif isinstance(node, Group):
                self.walk(element, node.children, below, row)
            else:
                self.take(element, node, below, row)

    def take_row(self, element: etree.Element, node: Repeat, path: str) -> None:
        """One row of a repeat."""
        if element.get("{http://openrosa.org/javarosa}template") is not None:
            return
        rows = self.items.setdefault(node.name, [])
        if len(rows) >= MOST_ROWS:
            self.keep_aside(element, f"{path}[{MOST_ROWS + 1}]")
            self.problems.append(Problem(Place(node.key), _("Hay demasiadas filas."), "rows"))
            return
        rows.append({})
        self.walk(element, node.children, path, len(rows) - 1)

    def take(self, element: etree.Element, question: Question, path: str, row: int | None) -> None:
        """One answer."""
        text = element.text or ""
        for inner in elements(element):
            self.keep_aside(inner, f"{path}/{local(inner)}")
        place = Place(question.key, row)
        target = self.values if row is None or question.repeat is None else self.items[question.repeat][row]
        try:
            value = from_text(question.data, text)
        except NotReadable as error:
            self.problems.append(Problem(place, f"{question.label or question.name}: {error}", "type"))
            self.unknown[path if row is None else f"{path}[{row + 1}]"] = text
            return
        if value is None:
            return
        if question.key in target:
            self.keep_aside(element, path)
            return
        target[question.key] = value
        if question.data is Data.FILE:
            self.attachments[place] = to_text(value)

    def keep_aside(self, element: etree.Element, path: str) -> None:
        """What the form does not know, never lost."""
        at, count = path, 1
        while at in self.unknown:
            count += 1
            at = f"{path}[{count}]"
        inside = list(elements(element))
        if not inside:
            if (element.text or "").strip():
                self.unknown[at] = element.text
            return
        for inner in inside:
            self.keep_aside(inner, f"{at}/{local(inner)}")
