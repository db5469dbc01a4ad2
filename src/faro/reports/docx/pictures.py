"""Charts in a Word file: pictures with their description, since Word's own charts are out of reach."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm

from faro.reports.charts import WIDE, bar_chart_svg, chart_parts
from faro.reports.document import BarChart
from faro.reports.layout import Segment
from faro.reports.pdf.raster import png_of
from faro.reports.printable import drawable, printable
from faro.reports.style import PORTRAIT

_CAPTION_ROOM = 1.6
_RESOLUTION = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """One page's worth of a chart, drawn."""

    caption: str
    alt: str
    png: bytes


def draw_all(segments: Sequence[Segment]) -> Iterator[list[Picture]]:
    """The pictures of each chart, in the order of the charts; all are drawn in one go."""
    unit = PORTRAIT.text_width / WIDE.width
    charts = [
        chart_parts(block, (segment.paper.text_height - _CAPTION_ROOM) / unit)
        for segment in segments
        for block in segment.blocks
        if isinstance(block, BarChart)
    ]
    drawn = iter(png_of([drawable(bar_chart_svg(part)) for parts in charts for part in parts], _RESOLUTION))
    for parts in charts:
        yield [Picture(part.caption, part.alt, next(drawn)) for part in parts]


def add_pictures(word: WordDocument, pictures: Sequence[Picture]) -> None:
    """Appends each picture under its caption, with its words as alternative text."""
    for picture in pictures:
        word.add_paragraph(printable(picture.caption), "Caption")
        run = word.add_paragraph(style="Figura").add_run()
        run.add_picture(BytesIO(picture.png), width=Cm(PORTRAIT.text_width))
        for properties in run.element.iter(qn("wp:docPr")):
            properties.set("title", printable(picture.caption))
            properties.set("descr", printable(picture.alt))
