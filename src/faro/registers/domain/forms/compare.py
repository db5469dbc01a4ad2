"""What a new version of a form changes for the records that are kept.

A value is bound to its question's key. A version may add, drop, move and reword; it may not give a key another meaning:
text where numbers are kept, a repeat where there was none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from faro.kernel.text import _
from faro.registers.domain.forms.model import Data, Form, Question

_GROUPS: tuple[frozenset[Data], ...] = (
    frozenset({Data.NUMBER, Data.WHOLE}),
    frozenset({Data.PLACE, Data.LINE}),
)
_TO_TEXT = frozenset({Data.CHOICE, Data.DATE, Data.TIME, Data.DATE_TIME, Data.PLACE, Data.LINE})
_WORDS = {
    Data.TEXT: _("texto"),
    Data.NUMBER: _("número con decimales"),
    Data.WHOLE: _("número entero"),
    Data.DATE: _("fecha"),
    Data.TIME: _("hora"),
    Data.DATE_TIME: _("fecha y hora"),
    Data.PLACE: _("lugar"),
    Data.LINE: _("línea o área"),
    Data.CHOICE: _("una opción"),
    Data.CHOICES: _("varias opciones"),
    Data.FILE: _("archivo"),
    Data.NONE: _("nota"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions; ``refused`` where records kept could not be read any more."""

    code: str
    """``added``, ``dropped``, ``renamed?``, ``kind``, ``moved``, ``choice_added``, ``choice_dropped``,
    ``label``, ``rule`` or ``key``."""
    key: str
    text: str
    """Spanish sentence with the reason."""
    refused: bool = False


def compare(old: Form, new: Form) -> tuple[Change, ...]:
    """Every difference, in the order of the new form, then what it drops."""
    before = {key: one for key, one in old.questions.items() if one.data is not Data.NONE}
    after = {key: one for key, one in new.questions.items() if one.data is not Data.NONE}
    found: list[Change] = []
    for key, question in after.items():
        earlier = before.get(key)
        found += _of_new(question, before, after) if earlier is None else _of_kept(earlier, question, old, new)
    for key, question in before.items():
        if key not in after:
            found.append(Change("dropped", key, _dropped(question)))
    return tuple(found)


def _dropped(question: Question) -> str:
    text = _("«{name}» ya no se pregunta; los registros anteriores conservan su respuesta.")
    return text.format(name=question.key)


def _of_new(question: Question, before: dict[str, Question], after: dict[str, Question]) -> list[Change]:
    same_path = next((one for one in before.values() if _inner(one) == _inner(question)), None)
    if same_path is not None:
        text = _("«{old}» pasaría a llamarse «{new}», porque otra pregunta usa ahora el mismo nombre.")
        changed = text.format(old=same_path.key, new=question.key) + " " + _("Dé otro nombre a la pregunta nueva.")
        return [Change("key", question.key, changed, refused=True)]
    likely = next((one for key, one in before.items() if key not in after and _alike(one, question)), None)
    if likely is not None:
        text = _("«{new}» parece ser «{old}» con otro nombre: si es la misma pregunta, deje el nombre «{old}».")
        return [Change("renamed?", question.key, text.format(old=likely.key, new=question.key))]
    return [Change("added", question.key, _("«{name}» es nueva.").format(name=question.key))]


def _inner(question: Question) -> str:
    return question.path.split("/", 2)[2]


def _alike(old: Question, new: Question) -> bool:
    same_place = old.repeat == new.repeat and old.data == new.data
    return same_place and old.label != "" and old.label.casefold() == new.label.casefold()


def _of_kept(old: Question, new: Question, before: Form, after: Form) -> Iterator[Change]:
    if old.repeat != new.repeat:
        text = _("«{name}» entra o sale de una repetición: los registros tienen una respuesta donde habría varias.")
        mend = _("Dé otro nombre a la pregunta nueva.")
        yield Change("moved", new.key, f"{text.format(name=new.key)} {mend}", refused=True)
    elif old.path.rsplit("/", 1)[0] != new.path.rsplit("/", 1)[0]:
        yield Change("moved", new.key, _("«{name}» está en otro grupo.").format(name=new.key))
    if old.data is not new.data:
        yield _retyped(old, new)
    yield from _choices(old, new, before, after)
    if (old.label, old.hint) != (new.label, new.hint):
        yield Change("label", new.key, _("«{name}» se pregunta con otras palabras.").format(name=new.key))
    if _rules(old) != _rules(new):
        yield Change("rule", new.key, _("«{name}» tiene otras reglas.").format(name=new.key))


def _rules(question: Question) -> tuple[object, ...]:
    return (
        question.relevant,
        question.required,
        question.constraint,
        question.calculation,
        question.choice_filter,
        question.default,
        question.default_expression,
        question.read_only,
    )


def _retyped(old: Question, new: Question) -> Change:
    words = {"name": new.key, "old": _WORDS[old.data], "new": _WORDS[new.data]}
    if _readable(old.data, new.data):
        return Change("kind", new.key, _("«{name}» pasa de {old} a {new}.").format(**words))
    text = _("«{name}» pasaría de {old} a {new}: lo escrito antes no se podría leer.").format(**words)
    return Change("kind", new.key, f"{text} {_('Dé otro nombre a la pregunta nueva.')}", refused=True)


def _readable(old: Data, new: Data) -> bool:
    """Whether values kept as ``old`` can be read as ``new``."""
    if any(old in group and new in group for group in _GROUPS):
        return True
    return new is Data.TEXT and old in _TO_TEXT


def _choices(old: Question, new: Question, before: Form, after: Form) -> Iterator[Change]:
    if old.external_list != new.external_list and Data.CHOICE in (old.data, new.data):
        text = _("«{name}» ofrece otra lista: lo elegido antes no se encontraría en ella.").format(name=new.key)
        yield Change("kind", new.key, text, refused=old.external_list is not None)
    had = {one.name for one in before.choices_of(old.key)}
    has = {one.name for one in after.choices_of(new.key)}
    for code in sorted(has - had) if had else ():
        yield Change("choice_added", new.key, _("«{name}» ofrece «{code}».").format(name=new.key, code=code))
    for code in sorted(had - has) if has else ():
        text = _("«{name}» ya no ofrece «{code}»; los registros anteriores lo conservan.")
        yield Change("choice_dropped", new.key, text.format(name=new.key, code=code))
