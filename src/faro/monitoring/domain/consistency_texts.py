"""Whether the names of activities fit: their action, a delivery rather than routine, one unit rather than two."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from faro.kernel.formats import percent
from faro.kernel.text import _, ngettext
from faro.matching.alignment import ActionTexts, ActivityTexts, corpus_of_actions, query_of
from faro.matching.corpus import Corpus
from faro.matching.duplicates import Item, near_duplicates
from faro.matching.entry import Answer, Query, Reason, Suggestion
from faro.monitoring.domain.consistency_facts import ActivityFacts, Settings, Warning_, quoted
from faro.monitoring.domain.routine import routine_of

WITHOUT_ACTION = "without_action"
UNKNOWN_ACTION = "unknown_action"
CLOSER_TO_ANOTHER = "closer_to_another"
ROUTINE = "routine"
ALIKE_IN_UNITS = "alike_in_units"


def routine_warnings(activity: ActivityFacts) -> Iterator[Warning_]:
    """Whether the activity reads like an office's routine."""
    routine = routine_of(activity.name, activity.measure)
    if not routine.likely:
        return
    sentence = _(
        "Parece tarea de rutina de la oficina. Diga qué recibe la población o la entidad, "
        "o júntela con las demás tareas en una sola actividad de gestión."
    )
    reasons = tuple(f"{quoted(sign.words)}: {sign.reason}" for sign in routine.speaking_for)
    yield Warning_(ROUTINE, activity.code, sentence, reasons)


def action_warnings(
    activity: ActivityFacts, actions: tuple[ActionTexts, ...], settings: Settings
) -> Iterator[Warning_]:
    """Whether the activity has an action, one of the plan, and whether another one fits clearly better."""
    answer = suggested_for(activity, actions)
    shown = suggestions_for(activity, actions)
    known = {action.code for action in actions}
    if not activity.action:
        yield Warning_(WITHOUT_ACTION, activity.code, _no_action_sentence(answer, shown), _because(shown), shown)
    elif activity.action not in known:
        sentence = _("El plan no tiene la acción {code}. Elija una de la lista.").format(code=activity.action)
        yield Warning_(UNKNOWN_ACTION, activity.code, sentence, _because(shown), shown)
    else:
        yield from _closer(activity, answer, settings)


def suggested_for(activity: ActivityFacts, actions: tuple[ActionTexts, ...]) -> Answer:
    """The actions that an activity's texts are near to, whatever action it has."""
    return _corpus(actions).answer(_query(activity))


def suggestions_for(activity: ActivityFacts, actions: tuple[ActionTexts, ...]) -> tuple[Suggestion, ...]:
    """The actions to show a person who has to choose, at most three."""
    return _corpus(actions).nearest(_query(activity))


def _query(activity: ActivityFacts) -> Query:
    return query_of(ActivityTexts(activity.name, activity.measure, activity.unit_name))


@lru_cache(maxsize=4)
def _corpus(actions: tuple[ActionTexts, ...]) -> Corpus:
    """Sheets are examined at every save, against the same plan."""
    return corpus_of_actions(actions)


def _no_action_sentence(answer: Answer, shown: Sequence[Suggestion]) -> str:
    if answer.outside is not None and answer.beyond:
        return _(
            "No tiene acción estratégica, y parece «{work}», que ninguna acción del plan nombra. "
            "Consulte con Planeamiento antes de elegir."
        ).format(work=answer.outside.name)
    if not shown:
        return _("No tiene acción estratégica, y su nombre no se parece a ninguna. Escriba qué se entrega y elija una.")
    return _("No tiene acción estratégica. Elija la que corresponde; se proponen las más parecidas.")


def _closer(activity: ActivityFacts, answer: Answer, settings: Settings) -> Iterator[Warning_]:
    own = next((each.score for each in answer.suggestions if each.code == activity.action), 0.0)
    better = tuple(each for each in answer.suggestions[:3] if each.sure and each.score - own >= settings.closer_margin)
    if not better:
        return
    sentence = _(
        "Su nombre se parece más a la acción {other} ({there}) que a la suya, {own} ({here}). "
        "Si la actividad sirve a {other}, cámbiela; si no, escriba en el nombre qué entrega."
    ).format(
        other=better[0].code,
        own=activity.action,
        there=percent(better[0].score * 100, 0),
        here=percent(own * 100, 0),
    )
    yield Warning_(CLOSER_TO_ANOTHER, activity.code, sentence, _because(better), better)


def _because(suggestions: Sequence[Suggestion]) -> tuple[str, ...]:
    """``AEI.03.01 (62 %): «serenazgo», «ronda»``, the words of other parts with their place."""
    return tuple(
        f"{each.code} ({percent(each.score * 100, 0)}): {', '.join(map(_placed, each.reasons))}" for each in suggestions
    )


def _placed(reason: Reason) -> str:
    return f"«{reason.word}»" + (f" ({reason.part})" if reason.part else "")


def duplicate_warnings(activities: Sequence[ActivityFacts], settings: Settings) -> Iterator[Warning_]:
    """Activities written almost alike in two units, each once with its companions."""
    items = [Item(str(place), each.name, each.unit) for place, each in enumerate(activities)]
    companions: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for pair in near_duplicates(items, settings.duplicate_threshold):
        first, second = int(pair.first.key), int(pair.second.key)
        companions[first].append((second, pair.likeness))
        companions[second].append((first, pair.likeness))
    for place in sorted(companions):
        named = [_companion(activities[other], likeness) for other, likeness in companions[place]]
        yield Warning_(ALIKE_IN_UNITS, activities[place].code, _alike_sentence(len(named)), _cut(named, settings))


def _alike_sentence(count: int) -> str:
    return ngettext(
        "Otra unidad tiene una actividad casi igual. Acuerden cuál la hace, o escriba qué parte es la suya.",
        "Otras unidades tienen {n} actividades casi iguales. Acuerden cuál la hace, o escriba qué parte es la suya.",
        count,
    ).format(n=count)


def _companion(other: ActivityFacts, likeness: float) -> str:
    unit = other.unit_name or other.unit
    return f"{other.code}, {unit}: «{other.name}» ({percent(likeness * 100, 0)})"


def _cut(named: Sequence[str], settings: Settings) -> tuple[str, ...]:
    left = len(named) - settings.duplicates_named
    if left <= 0:
        return tuple(named)
    return (*named[: settings.duplicates_named], ngettext("y {n} más", "y {n} más", left).format(n=left))
