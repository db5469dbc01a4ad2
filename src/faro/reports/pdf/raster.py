"""Drawings as pictures, for formats that cannot hold SVG."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).with_name("drawing.typ")


def png_of(drawings: Sequence[str], pixels_per_inch: float = 200) -> list[bytes]:
    """Each SVG as a PNG at its own size (a unit is 1/96 of an inch), the same bytes for the same drawing."""
    if not drawings:
        return []
    made: bytes | list[bytes] = typst.compile(
        _TEMPLATE,
        format="png",
        ignore_system_fonts=True,
        ppi=pixels_per_inch,
        sys_inputs={"drawings": json.dumps(list(drawings), ensure_ascii=False)},
    )
    return made if isinstance(made, list) else [made]
