"""The chain and the series of a diagnosis as pictures, each with its words and the table behind it."""

from collections import Counter

from django.utils.safestring import SafeString

from faro.kernel.text import _
from faro.promises.domain.articulation.chain import gaps_of
from faro.promises.domain.articulation.facts import LEVEL_NAMES, LEVELS, Articulation, Basis, ChainLink
from faro.promises.domain.diagnosis.facts import DiagnosisSeries, Figure
from faro.ui.api import Box, LevelColumn, SourcePoint, Tie, levels_chart, points_chart

KINDS = {
    "printed": _("impreso en un documento"),
    "inherited": _("de una celda combinada"),
    "decided": _("confirmado por una persona"),
    "proposed": _("propuesto, por confirmar"),
}


def kind_of(link: ChainLink) -> str:
    """How a link is drawn: printed, inherited, decided or proposed."""
    if not link.holds:
        return "proposed"
    if link.basis != Basis.DOCUMENT:
        return "decided"
    return "inherited" if link.inherited else "printed"


def link_words(link: ChainLink) -> str:
    """What a link is, in words, with its source, its reason or the words because of which it was proposed."""
    because = _("por: {words}").format(words=", ".join(link.words)) if link.words else ""
    more = because if not link.holds else link.source or link.reason
    return f"{KINDS[kind_of(link)]} ({more})" if more else KINDS[kind_of(link)]


def articulation_picture(articulation: Articulation, *, identifier: str = "articulacion") -> SafeString:
    """The chain, level by level. A phone shows no drawing: put the list of :func:`branches_of` beside it."""
    lone = {gap.objective.key for gap in gaps_of(articulation)}
    columns = [
        LevelColumn(
            LEVEL_NAMES[level],
            tuple(
                Box(each.key, each.name, each.code if each.actions else "", each.key in lone)
                for each in articulation.at(level)
            ),
        )
        for level in LEVELS
    ]
    kinds = {kind_of(link) for link in articulation.links}
    return levels_chart(
        columns,
        [Tie(link.upper, link.lower, kind_of(link), link_words(link)) for link in articulation.links],
        caption=_("De lo nacional a lo institucional: qué objetivo sirve a cuál"),
        description=_described(articulation),
        legend=[(kind, words) for kind, words in KINDS.items() if kind in kinds],
        identifier=identifier,
    )


def _described(articulation: Articulation) -> str:
    counted = Counter(each.level for each in articulation.objectives)
    levels = "; ".join(
        _("{level}: {count} objetivos").format(level=LEVEL_NAMES[level], count=counted[level]) for level in LEVELS
    )
    links = Counter(kind_of(link) for link in articulation.links)
    said = "; ".join(f"{KINDS[kind]}: {links[kind]}" for kind in KINDS if links[kind])
    return _("{levels}. Vínculos: {links}.").format(levels=levels, links=said or _("ninguno"))


def series_picture(series: DiagnosisSeries, *, identifier: str = "serie") -> SafeString:
    """The figures of a series by source and year, those of the catalogue too; hollow where another contradicts them.

    Figures without a year or a number are left out of it: they stand in the page's table.
    """
    doubted = {figure.code for conflict in series.conflicts for figure in conflict.figures}
    points = [
        SourcePoint(figure.last_year, figure.year, figure.value, figure.document, _note(figure), figure.code in doubted)
        for figure in series.figures
        if figure.last_year is not None and figure.value is not None
    ]
    points += [SourcePoint(each.year, str(each.year), each.value, each.source) for each in series.later]
    caption = _("{name}, {place}").format(name=series.name, place=series.place)
    return points_chart(points, caption=caption, unit=series.unit, identifier=identifier)


def _note(figure: Figure) -> str:
    return " ".join(part for part in (figure.indicator, figure.note) if part)
