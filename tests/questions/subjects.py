"""Figures that only these tests publish."""

from faro.questions.ports import Subject, register_subjects

FIGURE = "indicator:PRUEBA/IND.01"
OF_NOBODY = "indicator:PRUEBA/IND.02"
UNPUBLISHED = "indicator:PRUEBA/IND.03"
LONG = "indicator:PRUEBA/IND.04"
SECURITY = "03.08.04"
PLANNING = "03.06"

_SUBJECTS = {
    FIGURE: Subject(
        "Patrullajes por mes",
        "/planes/prueba/2022/indicadores/IND.01/",
        SECURITY,
        published=True,
        figure="66.7 %",
        publication="PEI 2022",
    ),
    OF_NOBODY: Subject("Parques atendidos", "/planes/prueba/2022/indicadores/IND.02/", "", published=True),
    LONG: Subject("Porcentaje de " * 100, "/planes/" + "%20" * 200, "", published=True, figure="1" * 500),
    UNPUBLISHED: Subject("Borrador", "/nada/", SECURITY, published=False),
}

register_subjects(_SUBJECTS.get)
