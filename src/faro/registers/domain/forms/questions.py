"""The questions of an XForm, one by one."""

from collections.abc import Mapping
from typing import Protocol

from lxml import etree  # type: ignore[import-untyped]

from faro.registers.domain.forms import datatypes
from faro.registers.domain.forms.controls import (
    Body,
    Control,
    fixed_choices,
    itemset_of,
    kind_of,
    list_of,
    parameters_of,
    preload_of,
)
from faro.registers.domain.forms.keys import keys_of
from faro.registers.domain.forms.model import Choice, Data, Itemset, Kind, Question
from faro.registers.domain.forms.texts import Texts, Words
from faro.registers.domain.forms.xml import JAVAROSA
from faro.registers.domain.forms.xpath.render import Renderer
from faro.registers.domain.forms.xpath.structure import Structure
from faro.registers.domain.forms.xpath.syntax import Path

_ON_LOAD = frozenset({"odk-instance-first-load", "odk-new-repeat", "xforms-ready"})


class Parts(Protocol):
    """What is read of an XForm before its questions."""

    @property
    def texts(self) -> Texts:
        """Words."""

    @property
    def body(self) -> Body:
        """Controls."""

    @property
    def binds(self) -> Mapping[str, Mapping[str, str]]:
        """Rules by path."""

    @property
    def static(self) -> Mapping[str, str]:
        """Values written in the instance."""

    @property
    def shape(self) -> Mapping[str, list[str]]:
        """Paths under each path."""

    @property
    def lists(self) -> Mapping[str, tuple[Choice, ...]]:
        """Lists brought along."""

    @property
    def setvalues(self) -> list[etree.Element]:
        """Actions."""


class Questions:
    """Makes the questions at the leaves of the instance."""

    def __init__(self, parts: Parts, leaves: list[str]) -> None:
        self.parts = parts
        self.leaves = leaves
        self.keys = keys_of(leaves)
        self.fixed: dict[str, tuple[Choice, ...]] = {}
        self.structure = Structure(frozenset(parts.shape), frozenset(parts.body.repeats))
        self.kinds = {path: kind_of(parts.body.controls.get(path), parts.binds.get(path, {})) for path in leaves}
        self.data: dict[str, Data | None] = {}
        self.dynamic = {
            (node.get("ref") or "").strip(): node.get("value") or ""
            for node in parts.setvalues
            if _ON_LOAD & set((node.get("event") or "").split())
        }

    def all(self) -> dict[str, Question]:
        """Every question by path, in the order of the form."""
        return {path: self.question(path) for path in self.leaves}

    def question(self, path: str) -> Question:
        """One question."""
        bind, control, kind = self.parts.binds.get(path, {}), self.parts.body.controls.get(path), self.kinds[path]
        words, hint = (control.label, control.hint) if control is not None else (Words(), Words())
        itemset, listed, condition = self.choosing(path, control, kind)
        parameters = parameters_of(control, bind) if control is not None else {}
        if preload_of(bind):
            parameters["preload"] = preload_of(bind)
        brought = listed in self.parts.lists or listed in self.fixed
        return Question(
            key=self.keys[path],
            name=path.rsplit("/", 1)[-1],
            path=path,
            kind=kind,
            data=self.data_of(path) or Data.TEXT,
            label=words.text,
            hint=hint.text,
            guidance=control.guidance if control is not None else "",
            required=bind.get("required"),
            required_message=self.parts.texts.message(bind.get(f"{{{JAVAROSA}}}requiredMsg")),
            relevant=bind.get("relevant"),
            constraint=bind.get("constraint"),
            constraint_message=self.parts.texts.message(bind.get(f"{{{JAVAROSA}}}constraintMsg")),
            calculation=bind.get("calculate"),
            default=self.parts.static.get(path),
            default_expression=self.dynamic.get(path) or None,
            read_only=bind.get("readonly"),
            appearance=(control.element.get("appearance") or "") if control is not None else "",
            choice_list=listed if brought else None,
            choice_filter=condition,
            external_list=listed if not brought else None,
            itemset=itemset,
            from_repeat=self.repeat_chosen(itemset) if itemset is not None and listed is None else None,
            parameters=parameters,
            media=control.media if control is not None else {},
            repeat=self.repeat_name(path),
            label_parts=words.parts,
            hint_parts=hint.parts,
            shown=control is not None,
        )

    def choosing(self, path: str, control: Control | None, kind: Kind) -> tuple[Itemset | None, str | None, str | None]:
        """Where its choices come from, the list and its filter."""
        if control is None or kind not in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK):
            return None, None, None
        itemset = itemset_of(control)
        if itemset is not None:
            return itemset, *list_of(itemset)
        self.fixed[path] = fixed_choices(control, self.parts.texts)
        return None, path, None

    def repeat_chosen(self, itemset: Itemset) -> str | None:
        """The repeat whose rows are the choices."""
        return next((path.rsplit("/", 1)[-1] for path in self.parts.body.repeats if path in itemset.nodeset), None)

    def repeat_name(self, path: str) -> str | None:
        """The repeat a question stands in."""
        repeat = self.structure.repeat_of(path)
        return None if repeat is None else repeat.rsplit("/", 1)[-1]

    def data_of(self, path: str) -> Data | None:
        """How its value is kept; None while it is being found out (a cycle, reported elsewhere)."""
        if path not in self.data:
            self.data[path] = None
            self.data[path] = self.found_data(path)
        return self.data[path]

    def found_data(self, path: str) -> Data:
        """From kind, bind or expression."""
        kind, bind = self.kinds[path], self.parts.binds.get(path, {})
        if kind in datatypes.BY_KIND:
            return datatypes.BY_KIND[kind]
        said = datatypes.BY_BIND.get((bind.get("type") or "").rsplit(":", 1)[-1])
        source = bind.get("calculate") or self.dynamic.get(path)
        if said is not None or kind is Kind.METADATA or not source:
            return said or Data.TEXT

        def known(expression: Path) -> Data | None:
            found = Renderer(self.structure, path).resolved(expression)
            return self.data_of(found) if found in self.kinds else None

        return datatypes.of_expression(source, known)
