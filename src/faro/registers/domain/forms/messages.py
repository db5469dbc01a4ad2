"""What pyxform says of a form, in Spanish and with its place."""

import re

from pyxform.errors import PyXFormError

from faro.kernel.errors import Place, Problem
from faro.kernel.text import _

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]")
_SHEET = re.compile(r"[Oo]n the '(\w+)' sheet")
_COLUMN = re.compile(r"the '([^']+)' (?:value|column)")
_UNIQUE = _("Ponga un nombre distinto a cada pregunta, grupo y repetición.")
_PARAMETERS = _("Corrija la columna parameters: clave=valor, separadas por espacios.")
_LIST = _("Agregue sus opciones en la hoja choices (list_name, name, label) o corrija el nombre de la lista.")
NO_LABEL, NO_LIST = _("Falta un texto (label)."), _("No existe la lista de opciones.")

_TEXTS: tuple[tuple[str, str, str, str], ...] = (
    (
        "must be unique within their nearest parent|There are more than one survey elements named",
        "name",
        _("El nombre se repite."),
        _UNIQUE,
    ),
    ("Repeat names must unique|Repeat names must not be", "name", _("El nombre de la repetición ya se usa."), _UNIQUE),
    ("name 'meta' is reserved", "name", _("El nombre «meta» está reservado."), _UNIQUE),
    ("Choices must have a name", "name", _("Hay una opción sin código."), _("Escriba su código en la columna name.")),
    (
        "Choice names must be unique",
        "name",
        _("Dos opciones de la lista tienen el mismo código."),
        _("Cambie uno de los códigos."),
    ),
    (
        "Names must begin with a letter",
        "name",
        _("El nombre no sirve."),
        _("Empiece con letra; luego letras, números, guion o punto, sin espacios."),
    ),
    (
        "Could not find the name|There is no survey element named",
        "",
        _("Se menciona una pregunta que no existe."),
        _("Corrija el nombre entre ${ }."),
    ),
    (
        "appears more than once|There are multiple survey elements named",
        "",
        _("Se menciona un nombre que tienen varias preguntas."),
        _UNIQUE,
    ),
    (
        "Reference variable",
        "",
        _("Una referencia ${ } está mal escrita."),
        _("Escriba ${nombre}, con su llave al final."),
    ),
    (
        "Unmatched 'end_",
        "type",
        _("Se cierra un grupo o repetición que no se abrió."),
        _("Quite la fila o agregue antes su comienzo."),
    ),
    (
        "Unmatched 'begin_",
        "type",
        _("El grupo o la repetición no se cierra."),
        _("Agregue «end group» o «end repeat»."),
    ),
    (
        "Unknown question type(?! 'cascad)",
        "type",
        _("No existe ese tipo de pregunta."),
        _("Use un tipo de XLSForm: text, integer, date, select_one lista…"),
    ),
    ("Question with no type", "type", _("La pregunta no tiene tipo."), _("Escriba su tipo en la columna type.")),
    (
        "Question or group with no name",
        "name",
        _("Falta el nombre de la pregunta o del grupo."),
        _("Escriba un nombre en la columna name."),
    ),
    (
        "Missing calculation",
        "calculation",
        _("Falta la expresión del cálculo."),
        _("Escríbala en la columna calculation."),
    ),
    (
        "List name not in|no choices sheet|should be a choices sheet|should be choices for this|specify choices",
        "type",
        NO_LIST,
        _LIST,
    ),
    (
        "Choice names with spaces",
        "name",
        _("Un código de opción tiene espacios y se usa en una pregunta de varias respuestas."),
        _("Quite los espacios del código."),
    ),
    (
        "must have a(?! sheet)|should end with one of",
        "type",
        _("El archivo de la lista no se admite."),
        _("Use un nombre que termine en .csv, .xml o .geojson."),
    ),
    ("'parameters' value is invalid|[Pp]arameter", "parameters", _("Los parámetros no sirven."), _PARAMETERS),
    ("[Hh]eader", "", _("Los encabezados de la hoja no sirven."), _("Compare con la tabla de referencia de XLSForm.")),
    (
        "sheets with similar names|sheet.* not found|must have a sheet|required sheet",
        "",
        _("Falta la hoja survey."),
        _("Ponga las preguntas en una hoja llamada survey."),
    ),
    (
        "empty id_string",
        "form_id",
        _("El formulario no tiene identificador."),
        _("Escriba form_id en la hoja settings."),
    ),
    ("invalid date", "", _("Una celda tiene una fecha que no se puede leer."), _("Escríbala como texto: AAAA-MM-DD.")),
    (
        "section has not been included",
        "type",
        _("Las preguntas «include» traen otro archivo, y aquí se carga uno solo."),
        _("Copie sus preguntas en este formulario."),
    ),
    ("[Cc]ascad", "type", _("Las cascadas antiguas ya no se admiten."), _("Use select_one con choice_filter.")),
    (
        "no survey|survey sheet",
        "",
        _("No hay ninguna pregunta en la hoja survey."),
        _("Escriba al menos una pregunta."),
    ),
    ("label", "label", NO_LABEL, _("Escriba el texto que verá quien llena.")),
)
_COMPILED = tuple((re.compile(pattern), column, text, mend) for pattern, column, text, mend in _TEXTS)
_OTHER = _("El formulario no se puede convertir.")
_MEND = _("Corrija lo que dice el mensaje original, que se muestra al lado.")


def problem_of(error: PyXFormError, file: str) -> Problem:
    """pyxform's refusal as a problem of the file; the original message stays beside."""
    original = " ".join(str(error).split())
    context = error.context or {}
    row = context.get("row") or _first(_ROW, original)
    sheet = context.get("sheet") or _first(_SHEET, original) or ("survey" if row else "")
    said = str(context.get("column") or _first(_COLUMN, original) or "")
    known = (words for pattern, *words in _COMPILED if pattern.search(original))
    column, text, mend = next(known, ["", _OTHER, _MEND])
    place = Place(f"{file} · {sheet}" if sheet else file, int(row) if row else None, said or column or None)
    return Problem("pyxform", place, text, mend, original[:300])


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None
