"""Versions of registers in the words of a page."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils import timezone

from faro.directory.api import unit_labels
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.ledger.api import names_of
from faro.registers.domain.definition import EVERY_UNIT, RegisterDefinition
from faro.registers.domain.forms.model import Data, Form, Kind, Question
from faro.registers.domain.summary import reference_of
from faro.registers.models import Register
from faro.registers.services.loading import Preview
from faro.ui.api import Cell, DataTable, Fact, TableColumn, counted

_KINDS = {
    Data.TEXT: _("texto"),
    Data.NUMBER: _("número"),
    Data.WHOLE: _("número entero"),
    Data.DATE: _("fecha"),
    Data.TIME: _("hora"),
    Data.DATE_TIME: _("fecha y hora"),
    Data.PLACE: _("punto"),
    Data.LINE: _("línea o área"),
    Data.CHOICE: _("una de una lista"),
    Data.CHOICES: _("varias de una lista"),
    Data.FILE: _("foto o archivo"),
}
_PUBLIC = {"none": _("Nada"), "aggregates": _("Solo cifras"), "records": _("Las anotaciones, sin datos personales")}


def versions_table(register: Register) -> DataTable:
    """The versions of a register, newest first."""
    rows = list(register.versions.all())
    names = names_of([each.loaded_by for each in rows])
    cells = tuple(
        (
            Cell(str(each.number), url=reverse("registers:version", args=[register.code, each.number])),
            Cell(day(timezone.localtime(each.loaded_at).date())),
            Cell(names[each.loaded_by]),
            Cell(each.reason),
            Cell(_("vigente") if each.pk == register.current_id else ""),
        )
        for each in rows
    )
    labels = (_("Versión"), _("Cargada"), _("Quién"), _("Motivo"), _("Estado"))
    return DataTable(_("Versiones"), tuple(TableColumn(label) for label in labels), cells, stacked=True)


def rules_facts(definition: RegisterDefinition) -> tuple[Fact, ...]:
    """What the definition says, in words."""
    units = unit_labels()
    entering = [_("todas") if code == EVERY_UNIT else units.get(code, code) for code in definition.access.enter]
    rule = definition.retention
    facts = [
        Fact(_("Código"), definition.code),
        Fact(_("Sistema"), definition.system),
        Fact(_("También anotan"), "\n".join(entering)),
        Fact(_("Se publica"), _PUBLIC[definition.access.public]),
        Fact(_("Reservado"), _("Sí: cada lectura se anota") if definition.access.sensitive else ""),
        Fact(_("Estados"), "\n".join(state.name for state in definition.states)),
        Fact(_("Plazos"), "\n".join(_deadlines(definition))),
        Fact(
            _("Se conserva"), counted(rule.years, _("año"), _("años")) if rule else "", note=rule.norm if rule else ""
        ),
        Fact(_("Medidas"), "\n".join(f"{each.name}: {each.expression}" for each in definition.measures)),
        Fact(_("Indicadores"), ", ".join(dict.fromkeys(i for each in definition.measures for i in each.indicators))),
    ]
    return tuple(fact for fact in facts if fact.value)


def _deadlines(definition: RegisterDefinition) -> list[str]:
    said = []
    for rule in definition.deadlines:
        kind = _("hábiles") if rule.day_kind == "working" else _("calendario")
        term = _("hasta la fecha anotada") if rule.until else _("{n} días {kind}").format(n=rule.days, kind=kind)
        condition = f" ({rule.when})" if rule.when else ""
        said.append(f"{rule.name}: {term}{condition}")
    return said


def form_table(form: Form, definition: RegisterDefinition) -> DataTable:
    """The questions of a form, with their kind and who sees their answers."""
    personal = {q.key for ref in definition.columns.personal if (q := form.find(ref))}
    sensitive = {q.key for ref in definition.columns.sensitive if (q := form.find(ref))}
    rows = tuple(
        (
            Cell(question.label or question.key),
            Cell(reference_of(question)),
            Cell(_kind(question)),
            Cell(_("Sí") if question.required else ""),
            Cell(_("reservado") if question.key in sensitive else _("personal") if question.key in personal else ""),
        )
        for question in form.questions.values()
        if question.data is not Data.NONE and question.kind is not Kind.METADATA
    )
    labels = (_("Pregunta"), _("Clave"), _("Clase"), _("Obligatoria"), _("Dato"))
    return DataTable(_("Preguntas"), tuple(TableColumn(label) for label in labels), rows, stacked=True)


def _kind(question: Question) -> str:
    words = _("cálculo") if question.kind is Kind.CALCULATE else _KINDS.get(question.data, "")
    if question.external_list:
        return _("{kind} (del registro {code})").format(kind=words, code=question.external_list)
    return words


def previewed_many(previews: Mapping[str, Preview]) -> dict[str, object]:
    """What loading many registers would do, in the order in which they would be loaded."""
    rows = tuple(
        (
            Cell(each.definition.name),
            Cell(folder),
            Cell(_would_be(each), changed=bool(each.refused)),
            Cell(str(len(each.form.questions))),
            Cell("\n".join(each.warnings)),
        )
        for folder, each in previews.items()
    )
    labels = (_("Registro"), _("Carpeta"), _("Qué sería"), _("Preguntas"), _("Para revisar"))
    columns = tuple(TableColumn(label, figures=place == 3) for place, label in enumerate(labels))
    return {
        "table": DataTable(_("En el orden en que se cargarían"), columns, rows, stacked=True),
        "refused": any(each.refused for each in previews.values()),
        "same": all(each.is_same for each in previews.values()),
    }


def _would_be(preview: Preview) -> str:
    if preview.register is None:
        return _("nuevo")
    if preview.refused:
        return _("se rechaza: {what}").format(what=preview.refused[0].text)
    return _("ya está así") if preview.is_same else _("versión {n}").format(n=preview.register.version.number + 1)
