"""More made-up plans, synthetic as the others: parties D to F."""

from tests.reading.pledges.shapes import FOUR, Aimed, Plan, Section, simple

PLAN_D = Plan(
    "Partido de ensayo D",
    "2022",
    ("Problemas", "Objetivos estratégicos", "Metas (2019 - {year})"),
    (
        Section(
            "Dimensión Social:",
            "Social",
            (
                simple(
                    "1. Violencia contra las mujeres",
                    "Atender a las víctimas en cada distrito",
                    Aimed("Menos de 300 denuncias de violencia", "count", "300", "<"),
                ),
                simple("2. Adultos mayores sin compañía", "Crear centros de día"),
            ),
        ),
        Section(
            "Dimensión Económica:",
            "Económica",
            (
                simple(
                    "1. Vías en mal estado",
                    "Asfaltar las calles de los barrios altos",
                    Aimed("1.5 km de vías asfaltadas", "count", "1.5", "="),
                ),
            ),
        ),
        Section(
            "Dimensión Ambiental:",
            "Ambiental",
            (
                simple(
                    "1. Ruido de los vehículos",
                    "Medir y sancionar el ruido",
                    Aimed("100 %", "percentage", "100", "="),
                ),
            ),
        ),
        Section(
            "Dimensión Institucional:",
            "Institucional",
            (
                simple(
                    "1. Baja recaudación",
                    "Cobrar mejor con facilidades de pago",
                    Aimed("Incrementar la recaudación en 25 %", "percentage", "25", "="),
                ),
                simple(
                    "2. Archivo sin orden",
                    "Digitalizar el archivo",
                    Aimed("Archivo digital en servicio al 2021", "deliverable", None, None, "2021"),
                ),
            ),
        ),
    ),
    after=("ANEXO 1. ARTICULACIÓN", "Este plan se articula con el plan regional."),
)

PLAN_E = Plan(
    "Partido de ensayo E",
    "2026",
    FOUR,
    (
        Section(
            "Dimensión social",
            "Social",
            (
                simple(
                    "Escolares con bajo rendimiento",
                    "Refuerzo escolar por las tardes",
                    Aimed(
                        "45,5 %", "percentage", "45.5", "=", indicator="Porcentaje de escolares en el nivel esperado"
                    ),
                    Aimed("30 talleres", "count", "30", "=", indicator="Talleres de lectura"),
                ),
            ),
        ),
        Section(
            "Dimensión económica",
            "Económica",
            (
                simple(
                    "Mercado de abastos inseguro",
                    "Renovar el mercado",
                    Aimed("Primer semestre de 2025", "date", None, None, "2025-06", "Mercado renovado"),
                ),
            ),
        ),
        Section(
            "Dimensión ambiental",
            "Ambiental",
            (
                simple(
                    "Botadero a cielo abierto",
                    "Cerrar el botadero",
                    Aimed("Un relleno sanitario operando", "count", "1", "=", indicator="Relleno sanitario"),
                ),
            ),
        ),
        Section(
            "Dimensión institucional",
            "Institucional",
            (
                simple(
                    "Escasa participación vecinal",
                    "Fortalecer las juntas vecinales",
                    Aimed("Reuniones mensuales", "frequency", indicator="Reuniones de las juntas"),
                ),
            ),
        ),
    ),
)

PLAN_F = Plan(
    "Partido de ensayo F",
    "2026",
    ("N°", "Problema", "Objetivo", "Meta al {year}"),
    (
        Section(
            "A. Dimensión Social",
            "Social",
            (
                simple(
                    "Niñez en riesgo por la falta de lugares seguros de juego en los asentamientos de la parte alta",
                    "Implementar parques con juegos y con iluminación en coordinación con las juntas de vecinos",
                    Aimed("No más de 3 parques sin iluminación en toda la provincia", "count", "3", "<="),
                ),
                simple(
                    "Brecha de acceso a internet en los locales comunales de los centros poblados",
                    "Conectar los locales comunales mediante convenios con los operadores",
                    Aimed("Veinticinco locales conectados", "count", "25", "="),
                ),
            ),
        ),
        Section(
            "B. Dimensión Económica",
            "Económica",
            (
                simple(
                    "Artesanos sin puntos de venta",
                    "Habilitar una feria permanente",
                    Aimed("Elevar a 80 % los puestos ocupados", "level", "80", ">="),
                ),
            ),
        ),
        Section(
            "C. Dimensión Territorial-Ambiental",
            "Ambiental",
            (
                simple(
                    "Agua por horas en los barrios altos",
                    "Renovar las tuberías principales",
                    Aimed("En promedio 20 horas de agua al día", "level", "20", "="),
                ),
            ),
        ),
        Section(
            "D. Dimensión Institucional",
            "Institucional",
            (
                simple(
                    "Obras paralizadas",
                    "Destrabar las obras con supervisión ciudadana",
                    Aimed("8 obras culminadas", "count", "8", "="),
                ),
            ),
        ),
    ),
)
