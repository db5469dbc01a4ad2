"""Whether a definition hangs together: states, moves, deadlines, views and codes, without looking at the form."""

from collections import Counter
from collections.abc import Iterable

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.problems import ProblemList
from faro.registers.domain.definition import RegisterDefinition, ViewRule
from faro.registers.domain.definition_table import FILE
from faro.registers.domain.numbering import number_problem

RESERVED = frozenset(
    {"cargar", "conservacion", "mapa-del-lugar", "series", "medidas", "indicadores", "dispositivos", "equipos", "ayuda"}
)
_NEEDED = {
    "calendar": ("day",),
    "due": ("day",),
    "pivot": ("rows", "columns", "measure"),
    "series": ("measure",),
    "map": ("measure", "by"),
    "table": (),
}


def check_sense(definition: RegisterDefinition, problems: ProblemList) -> None:
    """Add what contradicts itself."""
    _Sense(definition, problems).check()


class _Sense:
    def __init__(self, definition: RegisterDefinition, problems: ProblemList) -> None:
        self.definition, self.problems = definition, problems

    def check(self) -> None:
        if self.definition.code in RESERVED:
            mend = _("Elija otro: ese código es la dirección de una página.")
            self._add("code", "reserved_code", _("Ese código no vale."), mend, self.definition.code)
        self._codes()
        self._states()
        self._moves()
        self._deadlines()
        for number, view in enumerate(self.definition.views, 1):
            self._view(number, view)
        self._record()

    def _add(self, place: str, code: str, message: str, mend: str, value: object = None) -> None:
        self.problems.add(code, Place(FILE, None, place), message, mend, value)

    def _codes(self) -> None:
        self._once("states", (each.code for each in self.definition.states))
        self._once("views", (each.code for each in self.definition.views))
        self._once("measures", (each.code for each in self.definition.measures))
        self._once("people", (each.role + "/" + each.question for each in self.definition.people))
        self._once("moves", (f"{each.code} ← {state}" for each in self.definition.moves for state in each.sources))

    def _once(self, place: str, codes: Iterable[str]) -> None:
        for code, times in Counter(codes).items():
            if times > 1 and code:
                self._add(place, "repeated_code", _("Está dos veces."), _("Deje uno, o dele otro código."), code)

    def _states(self) -> None:
        states = self.definition.states
        if not states:
            return
        initial = [state.code for state in states if state.initial]
        if len(initial) != 1:
            mend = _("Ponga initial = true en uno solo: el de un registro nuevo.")
            self._add("states", "initial_state", _("Debe haber un estado inicial."), mend, ", ".join(initial))
            return
        for code in sorted({state.code for state in states} - self._reached(initial[0])):
            mend = _("Agregue un paso que lleve a él, o quítelo.")
            self._add("states", "unreached_state", _("A ese estado no se llega nunca."), mend, code)

    def _reached(self, initial: str) -> set[str]:
        reached, waiting = {initial}, [initial]
        while waiting:
            for move in self.definition.moves_from(waiting.pop()):
                if move.target not in reached:
                    reached.add(move.target)
                    waiting.append(move.target)
        return reached

    def _moves(self) -> None:
        for number, move in enumerate(self.definition.moves, 1):
            for key, code in (("to", move.target), *(("from", source) for source in move.sources)):
                self._known_state(f"moves {number} · {key}", code)
            if move.when and move.target in move.sources:
                mend = _("Elija otro estado, o quite «when»: lo da una persona.")
                message = _("Un paso al mismo estado no se da por sí solo.")
                self._add(f"moves {number} · to", "move_to_itself", message, mend, move.target)

    def _deadlines(self) -> None:
        for number, rule in enumerate(self.definition.deadlines, 1):
            place = f"deadlines {number} · state"
            self._known_state(place, rule.state)
            if any(
                not earlier.when and earlier.state == rule.state for earlier in self.definition.deadlines[: number - 1]
            ):
                mend = _("Ponga «when» al plazo anterior de ese estado, o deje este antes.")
                self._add(place, "unreached_deadline", _("A ese plazo no se llega nunca."), mend, rule.state)

    def _known_state(self, place: str, code: str) -> None:
        if code and self.definition.state(code) is None:
            known = ", ".join(state.code for state in self.definition.states) or _("ninguno")
            mend = _("Los estados son: {states}.").format(states=known)
            self._add(place, "unknown_state", _("No existe ese estado."), mend, code)

    def _view(self, number: int, view: ViewRule) -> None:
        for key in _NEEDED.get(view.kind, ()):
            if not getattr(view, key):
                mend = _("Una vista «{kind}» necesita «{key}».").format(kind=view.kind, key=key)
                self._add(f"views {number} · {key}", "missing", _("Falta."), mend)
        if view.measure and self.definition.measure(view.measure) is None:
            known = ", ".join(measure.code for measure in self.definition.measures) or _("ninguna")
            mend = _("Las medidas son: {measures}.").format(measures=known)
            self._add(f"views {number} · measure", "unknown_measure", _("No existe esa medida."), mend, view.measure)

    def _record(self) -> None:
        if sentence := number_problem(self.definition.record.number):
            mend = _("Como «PAT-{year}-{seq:05}»: {seq} es el que sigue, {year} el año.")
            self._add("record · number", "bad_number", sentence, mend, self.definition.record.number)
        if self.definition.record.title.count("{") != self.definition.record.title.count("}"):
            mend = _("Cada clave de pregunta va entre llaves: «{sector} · {turno}».")
            self._add("record · title", "bad_title", _("Las llaves no cuadran."), mend, self.definition.record.title)
        if self.definition.access.sensitive and self.definition.follows:
            mend = _("Quítelo: quien lea la otra anotación sabría de esta.")
            self._add("follows", "reserved_follows", _("De un registro reservado nada sigue en otros."), mend)
        if self.definition.access.sensitive and self.definition.access.public == "records":
            mend = _('Escriba public = "aggregates" o "none".')
            self._add("access · public", "public_sensitive", _("Un registro reservado no se publica."), mend)
