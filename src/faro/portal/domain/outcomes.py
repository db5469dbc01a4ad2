"""What a light says in a citizen's words, and which method's words stand for it."""

from dataclasses import dataclass
from decimal import Decimal

from faro.engine.method import Method, UnknownMethod, load_method
from faro.evaluation.api import PublishedBand, PublishedMethod, Verdict
from faro.kernel.fixed import plain
from faro.kernel.formats import MISSING
from faro.kernel.text import _

MET, PARTLY, NOT_MET, NO_DATA = "green", "amber", "red", "nd"
ORDER = (MET, PARTLY, NOT_MET, NO_DATA)

WORDS = {MET: _("Cumplido"), PARTLY: _("En parte"), NOT_MET: _("No cumplido"), NO_DATA: _("Sin dato")}
PLURALS = {
    MET: (_("cumplido"), _("cumplidos")),
    PARTLY: (_("en parte"), _("en parte")),
    NOT_MET: (_("no cumplido"), _("no cumplidos")),
    NO_DATA: (_("sin dato"), _("sin dato")),
}


def outcome_of(verdict: Verdict | None) -> str:
    """The light of a verdict; no data where there is none."""
    return verdict.light if verdict and verdict.light in WORDS and verdict.result is not None else NO_DATA


@dataclass(frozen=True, slots=True)
class Reach:
    """What a light takes in: the citizen's word, the method's own, and the span «desde 75 %»."""

    light: str
    word: str
    name: str
    span: str


def rule_of(method: PublishedMethod) -> Method | None:
    """The method's file, if this program still has the version that was published."""
    try:
        rule = load_method(method.id)
    except UnknownMethod:
        return None
    return rule if rule.version == method.version else None


def band_name(method: PublishedMethod | None, light: str | None) -> str:
    """The method's own word for a light: Verde, Naranja…"""
    bands = method.bands if method else ()
    return next((band.name for band in bands if band.light == light), MISSING)


def reaches(method: PublishedMethod) -> tuple[Reach, ...]:
    """The lights from the highest to the lowest, with what each takes in."""
    ends: list[PublishedBand | None] = [*method.bands[1:], None]
    pairs = tuple(zip(method.bands, ends, strict=True))
    return tuple(Reach(band.light, WORDS[band.light], band.name, _span(band, end)) for band, end in reversed(pairs))


def _span(band: PublishedBand, end: PublishedBand | None) -> str:
    start = plain(Decimal(band.start))
    if end is None:
        return _("desde {start} %").format(start=start)
    stop = plain(Decimal(end.start))
    if Decimal(band.start) == 0:
        return _("menos de {stop} %").format(stop=stop)
    return _("de {start} % a menos de {stop} %").format(start=start, stop=stop)
