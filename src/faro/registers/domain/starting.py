"""The workbook with which an office begins a register of its own: an XLSForm that works, and what to change."""

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from faro.kernel.text import _
from faro.registers.domain.exchange.files import PLAIN

NAME = "mi-registro.xlsx"
HELP = _("Lea primero")
Rows = Sequence[Sequence[str]]

SURVEY: Rows = (
    ("type", "name", "label", "hint", "required", "constraint", "constraint_message", "relevant"),
    ("date", "fecha", _("Fecha de la visita"), "", "yes", ". <= today()", _("La visita ya pasó."), ""),
    ("select_one sector", "sector", _("Sector"), "", "yes", "", "", ""),
    ("text", "puesto", _("Número de puesto"), _("Como está en el puesto: A-12."), "yes", "", "", ""),
    ("integer", "balanzas", _("Balanzas revisadas"), "", "yes", ". >= 0", _("Cero o más."), ""),
    ("select_one resultado", "resultado", _("Resultado"), "", "yes", "", "", ""),
    ("text", "hallazgo", _("Qué se encontró"), "", "yes", "", "", "${resultado} = 'observado'"),
    ("image", "foto", _("Foto"), _("Sin personas que se reconozcan."), "", "", "", ""),
)
CHOICES: Rows = (
    ("list_name", "name", "label"),
    ("sector", "puerto", _("Puerto")),
    ("sector", "pampa_inalambrica", _("Pampa Inalámbrica")),
    ("resultado", "conforme", _("Conforme")),
    ("resultado", "observado", _("Con observaciones")),
    ("resultado", "cerrado", _("Puesto cerrado: no se hizo la visita")),
)
SETTINGS: Rows = (("form_title", "form_id"), (_("Visitas a puestos del mercado"), "visitas-mercado"))
LINES = (
    _("Este libro ya es un registro: cárguelo como está para ver qué hace y luego cambie las filas por las suyas."),
    _("Hoja survey: una fila por cada casilla de su cuaderno, en el orden en que se llena."),
    _(
        "type: text (texto), integer (número entero), decimal, date (fecha), time (hora), select_one LISTA (una de la "
        "lista), select_multiple LISTA (varias), image (foto), geopoint (lugar), note (aviso)."
    ),
    _(
        "name: el nombre con que se guarda. Minúsculas, sin espacios ni tildes. No lo cambie después: lo anotado "
        "depende de él."
    ),
    _("label: la pregunta como la lee quien llena. Se puede mejorar cuando quiera. hint: una ayuda corta debajo."),
    _("required: yes si no se puede dejar en blanco."),
    _(
        "constraint: lo que debe cumplir la respuesta; el punto es la respuesta. «. >= 0» no deja poner menos de cero. "
        "constraint_message: lo que se dirá si no se cumple."
    ),
    _("relevant: cuándo se pregunta. «${resultado} = 'observado'» solo pregunta si hubo observaciones."),
    _("Hoja choices: las opciones de cada lista; en list_name, la palabra que puso después de select_one."),
    _("Hoja settings: el título, y en form_id un código corto: letras, números y guiones."),
    _("Si no lo va a contar ni a usar, no lo pregunte. No pida nombres ni DNI si le basta un número."),
)


def starting_workbook() -> bytes:
    """An XLSForm of eight questions, with a sheet that explains its columns. The same bytes each time."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, **PLAIN}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#e2ebee", "border": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in (("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)):
            sheet = book.add_worksheet(name)
            _fill(sheet, rows)
            sheet.set_row(0, None, bold)
            sheet.freeze_panes(1, 0)
        helping = book.add_worksheet(HELP)
        helping.set_column(0, 0, 110, wrapped)
        helping.write_column(0, 0, LINES)
    return buffer.getvalue()


def _fill(sheet: Worksheet, rows: Rows) -> None:
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                sheet.write_string(place, column, text)
    for column, texts in enumerate(zip(*rows, strict=True)):
        sheet.set_column(column, column, min(40, 3 + max(map(len, texts))))
