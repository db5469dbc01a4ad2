"""XML of strangers: read without documents of types, entities or anything fetched."""

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"
MOST_DEPTH = 60
MOST_NODES = 200_000


class HostileXml(ValueError):
    """XML that no honest program writes: a document type, entities, or more depth or nodes than any form has."""


class BrokenXml(ValueError):
    """Text that is no XML; says where."""

    def __init__(self, line: int) -> None:
        super().__init__(str(line))
        self.line = line


def root_of(content: bytes) -> etree.Element:
    """The root of a document. Raises ``HostileXml`` and ``BrokenXml``."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenXml(error.lineno or 1) from error
    if root.getroottree().docinfo.doctype:
        raise HostileXml
    if sum(1 for _node in root.iter()) > MOST_NODES or _too_deep(root):
        raise HostileXml
    return root


def _too_deep(root: etree.Element) -> bool:
    deepest = 0
    for event, _node in etree.iterwalk(root, events=("start", "end")):
        deepest += 1 if event == "start" else -1
        if deepest > MOST_DEPTH:
            return True
    return False


def local(node: etree.Element) -> str:
    """Name without its namespace."""
    return str(etree.QName(node).localname)


def elements(node: etree.Element) -> Iterator[etree.Element]:
    """Child elements."""
    return (child for child in node if isinstance(child.tag, str))


def child(node: etree.Element, name: str) -> etree.Element | None:
    """The first child of that name, whatever its namespace."""
    return next((one for one in elements(node) if local(one) == name), None)
