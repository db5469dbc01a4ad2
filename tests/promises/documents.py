"""A government plan made up for the tests, in four formats, and the people who deal with it."""

import io

from docx import Document as Word

from faro.promises.services.bringing import PlanFacts

PARTY = "Partido de Prueba"
FACTS = PlanFacts(
    party=PARTY,
    title="Plan de prueba",
    election_year=2026,
    period_from=2027,
    period_to=2030,
    source="Hecho para probar",
)
CODE = "partido-de-prueba-2026"
HEADINGS = ("Problema identificado", "Objetivo estratégico", "Indicador", "Meta (al 2030)")
ROWS = (
    ("Hay baches en las vías", "Reparar las vías urbanas", "Vías reparadas", "Reparar 40 km de vías urbanas"),
    ("Muchos niños con anemia", "Bajar la anemia infantil", "Niños con anemia", "Reducir la anemia de 38.5 % a 20 %"),
    ("Poca seguridad", "Patrullar los barrios", "Patrullajes", "90 %"),
)
STRAY = "Creemos en un Ilo mejor para todos."


def page(rows: tuple[tuple[str, ...], ...] = ROWS, stray: str = STRAY) -> bytes:
    """The plan as a page."""
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEADINGS, *rows))
    heading = "<h1>Plan de gobierno</h1><h2>Dimensión social</h2>"
    return f"<html><body>{heading}<table>{cells}</table><p>{stray}</p></body></html>".encode()


def word() -> bytes:
    """The plan as a document of Word."""
    document = Word()
    document.add_heading("Plan de gobierno", 1)
    document.add_heading("Dimensión social", 2)
    table = document.add_table(rows=0, cols=len(HEADINGS))
    for row in (HEADINGS, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph(STRAY)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def text() -> bytes:
    """The plan as text, with tabulators between cells."""
    lines = ["Plan de gobierno", "Dimensión social", *("\t".join(row) for row in (HEADINGS, *ROWS)), "", STRAY]
    return "\n".join(lines).encode()
