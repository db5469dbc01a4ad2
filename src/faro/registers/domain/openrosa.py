"""The documents of OpenRosa that a server writes: list of forms, manifest, answer to a submission, the form itself.

https://docs.getodk.org/openrosa-form-list/ and its sisters about submissions and requests. No web framework here.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree  # type: ignore[import-untyped]

from faro.kernel.text import without_control_signs
from faro.registers.domain.forms.xml import OPENROSA, child, elements, local, root_of

LIST = "http://openrosa.org/xforms/xformsList"
MANIFEST = "http://openrosa.org/xforms/xformsManifest"
RESPONSE = "http://openrosa.org/http/response"


@dataclass(frozen=True, slots=True)
class ListedForm:
    """A form as the list tells it. ``manifest_url`` is empty where it needs no other file."""

    form_id: str
    name: str
    version: str
    content: bytes
    purpose: str
    url: str
    manifest_url: str = ""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that a form needs beside itself."""

    name: str
    content: bytes
    url: str


def form_list(forms: Iterable[ListedForm]) -> bytes:
    """The list of forms."""
    root = etree.Element(f"{{{LIST}}}xforms", nsmap={None: LIST})
    for form in forms:
        node = etree.SubElement(root, f"{{{LIST}}}xform")
        fields = (
            ("formID", form.form_id),
            ("name", form.name),
            ("version", form.version),
            ("hash", hash_of(form.content)),
            ("descriptionText", form.purpose),
            ("downloadUrl", form.url),
            ("manifestUrl", form.manifest_url),
        )
        _fill(node, LIST, fields)
    return _written(root)


def manifest(files: Iterable[MediaFile]) -> bytes:
    """The files of a form."""
    root = etree.Element(f"{{{MANIFEST}}}manifest", nsmap={None: MANIFEST})
    for file in files:
        node = etree.SubElement(root, f"{{{MANIFEST}}}mediaFile")
        _fill(
            node,
            MANIFEST,
            (("filename", file.name), ("hash", hash_of(file.content)), ("downloadUrl", file.url)),
        )
    return _written(root)


def response(message: str) -> bytes:
    """The answer to a submission, with a sentence that the telephone shows."""
    root = etree.Element(f"{{{RESPONSE}}}OpenRosaResponse", nsmap={None: RESPONSE})
    etree.SubElement(root, f"{{{RESPONSE}}}message", nature="").text = without_control_signs(message)
    return _written(root)


def hash_of(content: bytes) -> str:
    """The MD5 by which a telephone sees that a file changed; it protects nothing."""
    return f"md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}"


@lru_cache(maxsize=256)
def served_form(xform: str, form_id: str, version: str) -> bytes:
    """The form under the name and version by which its submissions will be known.

    A place to send to, or a key to encrypt with, that the form brings is left out: it is sent here, readable.
    """
    root = root_of(xform.encode())
    model: etree.Element = child(child(root, "head"), "model")
    instance = next(node for node in elements(model) if local(node) == "instance")
    primary = next(iter(elements(instance)))
    primary.set("id", form_id)
    primary.set("version", version)
    primary.attrib.pop(f"{{{OPENROSA}}}version", None)
    for node in [each for each in elements(model) if local(each) == "submission"]:
        model.remove(node)
    return _written(root)


def _fill(node: etree.Element, space: str, fields: Iterable[tuple[str, str]]) -> None:
    for name, text in fields:
        if text:
            etree.SubElement(node, f"{{{space}}}{name}").text = without_control_signs(text)


def _written(root: etree.Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
