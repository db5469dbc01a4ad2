"""What a form asks for that Faro keeps, but shows otherwise or not at all."""

from collections.abc import Iterable, Mapping

from lxml import etree  # type: ignore[import-untyped]

from faro.kernel.text import _
from faro.registers.domain.forms.model import Kind, Note, Question
from faro.registers.domain.forms.xml import elements, local

_ATTACHED = {
    Kind.AUDIO: _("El sonido no se graba en la página: se adjunta el archivo."),
    Kind.VIDEO: _("El video no se graba en la página: se adjunta el archivo."),
    Kind.GEOTRACE: _("La línea se escribe punto por punto; en el dispositivo se dibuja."),
    Kind.GEOSHAPE: _("El área se escribe punto por punto; en el dispositivo se dibuja."),
    Kind.BARCODE: _("El código de barras se escribe; en el dispositivo se lee con la cámara."),
    Kind.RANK: _("El orden se elige en una lista; en el dispositivo se arrastra."),
}
_DEVICE = _("Lo llena el dispositivo; en la página queda vacío.")
_FILLED = ("timestamp", "date", "property username", "property email", "uid")


def notes_of(
    questions: Iterable[Question], media: Mapping[str, Mapping[str, str]], meta: Iterable[etree.Element]
) -> tuple[Note, ...]:
    """Every note of a form; ``media`` are pictures and sounds beside labels, by text id."""
    found = [note for question in questions for note in _of(question)]
    if any(media.values()):
        found.append(Note("media", "", _("Las imágenes y sonidos junto a las preguntas no se muestran en la página.")))
    found += [note for node in meta for note in _of_meta(local(node))]
    return tuple(found)


def _of(question: Question) -> Iterable[Note]:
    if question.kind in _ATTACHED:
        yield Note(question.kind.value, question.key, _ATTACHED[question.kind])
    if question.parameters.get("mediatype", "").startswith("osm"):
        yield Note("osm", question.key, _("Los datos de OpenStreetMap llegan como archivo; no se dibujan."))
    if question.kind is Kind.METADATA and not question.parameters.get("preload", "").startswith(_FILLED):
        yield Note("device", question.key, _DEVICE)
    if question.parameters.get("randomize"):
        yield Note("randomize", question.key, _("Las opciones se muestran en su orden, sin barajar."))


def _of_meta(name: str) -> Iterable[Note]:
    if name == "audit":
        yield Note("audit", "", _("La bitácora del dispositivo llega como archivo y se guarda; no se muestra."))
    if name == "entity":
        yield Note(
            "entity", "", _("Las entidades de ODK no se crean: enlace con «select_one_from_file» de otro registro.")
        )


def children_of(meta: etree.Element | None) -> list[etree.Element]:
    """What stands in the block of metadata."""
    return [] if meta is None else list(elements(meta))
