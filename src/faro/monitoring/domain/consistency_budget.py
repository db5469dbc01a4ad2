"""Links between activities and budget goals that lead nowhere: warnings with reasons, never refusals."""

from collections.abc import Collection, Iterator, Mapping

from faro.kernel.text import _, ngettext
from faro.monitoring.domain.consistency_facts import Warning_

UNKNOWN_GOAL = "unknown_goal"


def goal_warnings(links: Mapping[str, Collection[str]], known: Collection[str], year: int) -> Iterator[Warning_]:
    """Of each activity, the goals (SEC_FUNC) it is linked with that the year's budget does not have.

    ``links``: activity to its goals. Where nothing of the budget is known there is nothing to hold them against.
    """
    if not known:
        return
    for activity, goals in links.items():
        unknown = tuple(goal for goal in goals if goal not in known)
        if unknown:
            sentence = _(
                "Hay un vínculo con una meta que no está en el presupuesto de {year}: su dinero no se cuenta. "
                "Corrija el SEC_FUNC, o importe el archivo del presupuesto que la tenga."
            ).format(year=year)
            reasons = tuple(_not_among(goal, len(known), year) for goal in unknown)
            yield Warning_(UNKNOWN_GOAL, activity, sentence, reasons)


def _not_among(goal: str, known: int, year: int) -> str:
    said = ngettext(
        "La meta {goal} no es la del archivo del presupuesto de {year}, que tiene una sola.",
        "La meta {goal} no está entre las {n} del archivo del presupuesto de {year}.",
        known,
    )
    return said.format(goal=goal, n=known, year=year)
