"""Words and ways of the articulation for templates."""

from collections.abc import Sequence

from django import template

from faro.promises.articulation_pictures import link_words as words_of_link
from faro.promises.domain.articulation.facts import LEVEL_NAMES, ChainLink, ObjectiveNode
from faro.promises.domain.comparison.facts import ComparedPlan
from faro.promises.domain.diagnosis.facts import Figure
from faro.promises.views.articulation.presenting import objective_path as path_of
from faro.promises.views.diagnosis import source_words

register = template.Library()


@register.filter
def objective_path(node: ObjectiveNode) -> str:
    """The page of an objective."""
    return path_of(node)


@register.filter
def level_name(node: ObjectiveNode) -> str:
    """The level on which an objective stands."""
    return LEVEL_NAMES[node.level]


@register.filter
def link_words(link: ChainLink) -> str:
    """What a link is."""
    return words_of_link(link)


@register.filter
def figure_source(figure: Figure) -> str:
    """Document, section and line."""
    return source_words(figure)


@register.filter
def at(plans: Sequence[ComparedPlan], place: int) -> str:
    """The party of the plan in a column."""
    return plans[place].party
