"""The types of file that may be kept, from ``file_types.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class FileType:
    """One type. ``image``: the decoder's name; ``main_part``: the part that tells an Office file; see the data file."""

    media_type: str
    label: str
    suffix: str
    endings: tuple[str, ...]
    image: str = ""
    main_part: str = ""
    open_document: bool = False
    text: bool = False


@cache
def file_types() -> tuple[FileType, ...]:
    """All types, in the order of the data file."""
    rows = tomllib.loads(resources.files("faro.evidence").joinpath("file_types.toml").read_text("utf-8"))["type"]
    return tuple(FileType(**row | {"endings": tuple(row["endings"])}) for row in rows)


def type_of(media_type: str) -> FileType | None:
    """The type of that media type, if it may be kept."""
    return next((each for each in file_types() if each.media_type == media_type), None)


def name_disagrees(name: str, kept: FileType) -> bool:
    """Whether the name promises another type than the content is. A name without ending promises nothing."""
    suffix = PurePosixPath(name).suffix.lower()
    return bool(suffix) and suffix not in kept.endings
