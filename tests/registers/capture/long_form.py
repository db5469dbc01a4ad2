"""A form of sixty questions in six groups, of the kinds that offices ask most."""

CODE = "larga"
DEFINITION = 'format = 1\ncode = "larga"\nname = "Larga"\n[record]\none = "Hoja"\nmany = "Hojas"\n'
KINDS = (
    "text",
    "integer",
    "decimal",
    "date",
    "select_one si",
    "select_one lista",
    "select_multiple lista",
    "time",
    "text",
    "select_one hijo",
)
COLUMNS = ("type", "name", "label", "hint", "required", "relevant", "constraint", "choice_filter")


def _line(*cells: str) -> str:
    return f"| | {' | '.join(cells)} |"


def _group(number: int) -> list[str]:
    lines = [_line("begin_group", f"g{number}", f"Parte {number + 1}", *[""] * 5)]
    for place, kind in enumerate(KINDS):
        lines.append(
            _line(
                kind,
                f"p{number}_{place}",
                f"Pregunta {number + 1}-{place}, con un texto de largo usual",
                "Una ayuda corta.",
                "yes" if place == 0 else "",
                f"${{p{number}_0}} != 'no'" if place in (3, 8) else "",
                ". < 100" if place == 1 else "",
                f"padre = ${{p{number}_5}}" if place == 9 else "",
            )
        )
    return [*lines, _line("end_group", *[""] * 7)]


def long_form() -> str:
    """The form as Markdown tables."""
    survey = [_line(*COLUMNS), *(line for number in range(6) for line in _group(number))]
    choices = [_line("list_name", "name", "label", "padre"), _line("si", "si", "Sí", ""), _line("si", "no", "No", "")]
    choices += [_line("lista", f"o{number}", f"Opción {number}", "") for number in range(12)]
    choices += [_line("hijo", f"h{number}", f"Hijo {number}", f"o{number % 12}") for number in range(40)]
    settings = [_line("form_title", "form_id"), _line("Larga", "larga")]
    sheets = {"survey": survey, "choices": choices, "settings": settings}
    return "\n\n".join("\n".join((f"| {name} |", *lines)) for name, lines in sheets.items())
