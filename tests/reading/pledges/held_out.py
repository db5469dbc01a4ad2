"""Plans made up after the reader was done, to see how it does on wordings that it was not mended for.

What is read of them is measured and not mended: a rule changed for one of these plans ends its worth as a measure.
"""

from tests.reading.pledges.shapes import FOUR, THREE, Aimed, Goal, Plan, Row, Section, simple

PLAN_I = Plan(
    "Partido de ensayo I",
    "2022",
    THREE,
    (
        Section(
            "DIMENSIÓN SOCIAL:",
            "Social",
            (
                Row(
                    "Alta deserción escolar en secundaria; los adolescentes trabajan desde temprano",
                    (
                        Goal(
                            "Retener a los adolescentes en la escuela con becas y tutorías",
                            (
                                Aimed("200 becas municipales entregadas cada año", "frequency", "200", "="),
                                Aimed("Deserción escolar por debajo del 3%", "level", "3", "<"),
                            ),
                        ),
                        Goal(
                            "Ampliar la jornada de la biblioteca",
                            (Aimed("Biblioteca abierta los domingos", "deliverable"),),
                        ),
                    ),
                ),
                simple(
                    "Postas sin médicos",
                    "Gestionar plazas ante la red de salud",
                    Aimed("4 médicos más", "count", "4", "="),
                ),
            ),
        ),
        Section(
            "DIMENSIÓN ECONÓMICA:",
            "Económica",
            (
                simple(
                    "El turismo no deja ingresos a las familias",
                    "Promover el turismo vivencial",
                    Aimed("Duplicar el número de visitantes", "deliverable"),
                ),
                simple(
                    "Caminos rurales intransitables en época de lluvia",
                    "Mantenimiento periódico de la red vecinal",
                    Aimed("120 Km de caminos vecinales con mantenimiento", "count", "120", "="),
                ),
            ),
        ),
        Section(
            "DIMENSIÓN AMBIENTAL:",
            "Ambiental",
            (
                simple(
                    "Quema de basura",
                    "Recojo diario en toda la ciudad",
                    Aimed("Cobertura de recojo al 95%", "percentage", "95", "="),
                ),
            ),
        ),
        Section(
            "DIMENSIÓN INSTITUCIONAL:",
            "Institucional",
            (
                simple(
                    "Funcionarios sin perfil",
                    "Concursos públicos para todos los cargos de confianza",
                    Aimed("100% de gerentes elegidos por concurso", "percentage", "100", "="),
                ),
            ),
        ),
    ),
)

PLAN_J = Plan(
    "Partido de ensayo J",
    "2026",
    FOUR,
    (
        Section(
            "1. Dimensión Social",
            "Social",
            (
                simple(
                    "Violencia familiar en aumento según los registros de la comisaría",
                    "Casa de acogida y atención psicológica gratuita",
                    Aimed("1 casa", "count", "1", "=", indicator="Casas de acogida en funcionamiento"),
                ),
                simple(
                    "Solo el 40 % de los niños tiene control de crecimiento",
                    "Visitas domiciliarias a las familias",
                    Aimed("40% a 90%", "level", "90", ">=", indicator="% de niños con controles completos"),
                ),
            ),
        ),
        Section(
            "2. Dimensión Económica",
            "Económica",
            (
                simple(
                    "Ganaderos con baja producción de leche",
                    "Mejoramiento genético y pastos cultivados",
                    Aimed("De 6 a 10 litros por vaca", "level", "10", ">=", indicator="Litros por vaca al día"),
                ),
            ),
        ),
        Section(
            "3. Dimensión Territorial / Ambiental",
            "Ambiental",
            (
                simple(
                    "Crecimiento urbano sin planificación",
                    "Catastro moderno",
                    Aimed(
                        "15,000 predios catastrados (2025)",
                        "count",
                        "15000",
                        "=",
                        "2025",
                        "Predios incorporados al catastro",
                    ),
                ),
            ),
        ),
        Section(
            "4. Dimensión Institucional",
            "Institucional",
            (
                simple(
                    "La población no conoce en qué se gasta",
                    "Portal de transparencia al día",
                    Aimed("12 publicaciones al año", "frequency", "12", "=", indicator="Publicaciones en el portal"),
                ),
            ),
        ),
    ),
)

PLAN_K = Plan(
    "Partido de ensayo K",
    "2022",
    ("Problema identificado", "Objetivo estratégico", "Meta al {year}"),
    (
        Section(
            "I.- Dimensión social",
            "Social",
            (
                simple(
                    "Incremento de robos a viviendas",
                    "Seguridad con la participación de los vecinos",
                    Aimed("Disminuir en 30% los robos", "percentage", "30", "="),
                    Aimed("100 juntas vecinales juramentadas", "count", "100", "="),
                ),
            ),
        ),
        Section(
            "II.- Dimensión económica",
            "Económica",
            (
                simple(
                    "Falta de empleo",
                    "Obras con mano de obra local",
                    Aimed("S/. 50 millones en obras", "count", "50000000", "="),
                ),
                simple(
                    "Mercado antiguo",
                    "Mercado nuevo",
                    Aimed("Mercado nuevo inaugurado el 2021", "deliverable", None, None, "2021"),
                ),
            ),
        ),
        Section(
            "III.- Dimensión ambiental",
            "Ambiental",
            (
                simple(
                    "Río contaminado",
                    "Planta de tratamiento",
                    Aimed("Una (1) planta de tratamiento de aguas residuales", "count", "1", "="),
                ),
            ),
        ),
        Section(
            "IV.- Dimensión institucional",
            "Institucional",
            (
                simple(
                    "Colas para pagar",
                    "Pagos en línea",
                    Aimed("Tiempo de espera no mayor a 10 minutos", "level", "10", "<="),
                ),
            ),
        ),
    ),
)

HELD_OUT = (PLAN_I, PLAN_J, PLAN_K)
