"""Government plans made up for the tests, each one structure that the writers set in many forms.

Synthetic: the parties are called by a letter, the places do not exist, and what a target holds was written by hand.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Aimed:
    """A target as printed, and what is in it: kind, quantity, comparator, deadline (None: the heading's)."""

    text: str
    kind: str
    quantity: str | None = None
    comparator: str | None = None
    deadline: str | None = None
    indicator: str = ""


@dataclass(frozen=True)
class Goal:
    text: str
    targets: tuple[Aimed, ...]


@dataclass(frozen=True)
class Row:
    problem: str
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class Section:
    title: str
    dimension: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Plan:
    party: str
    year: str
    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


THREE = ("Problema identificado", "Objetivo estratégico (solución al problema)", "Meta (al {year}, valor)")
FOUR = ("Problema identificado", "Objetivo estratégico", "Indicador", "Meta (al {year})")


def simple(problem: str, objective: str, *targets: Aimed) -> Row:
    return Row(problem, (Goal(objective, targets),))


PLAN_A = Plan(
    "Partido de ensayo A",
    "2022",
    THREE,
    (
        Section(
            "1.- Dimensión Social",
            "Social",
            (
                simple(
                    "Anemia en la primera infancia",
                    "Mejorar la alimentación de niñas y niños",
                    Aimed("Reducir la anemia de 38.5 % a 20 %", "level", "20", "<="),
                ),
                simple(
                    "Pocas áreas para el deporte",
                    "Construir losas deportivas en los barrios",
                    Aimed("12 losas deportivas construidas", "count", "12", "="),
                ),
            ),
        ),
        Section(
            "2.- Dimensión Económica",
            "Económica",
            (
                simple(
                    "Comercio informal en las calles",
                    "Ordenar los mercados con los comerciantes",
                    Aimed("Al menos el 60 % de los comerciantes formalizados", "percentage", "60", ">="),
                ),
            ),
        ),
        Section(
            "3.- Dimensión Ambiental",
            "Ambiental",
            (
                simple(
                    "Residuos sólidos sin tratamiento",
                    "Ampliar la recolección selectiva",
                    Aimed("Más de 40,000 viviendas segregan", "count", "40000", ">"),
                ),
            ),
        ),
        Section(
            "4.- Dimensión Institucional",
            "Institucional",
            (
                simple(
                    "Desconfianza en la gestión municipal",
                    "Abrir las cuentas a los vecinos",
                    Aimed("Dos audiencias públicas al año", "frequency", "2", "="),
                ),
            ),
        ),
    ),
    after=("Propuesta de rendición de cuentas", "Se informará a los vecinos en asamblea abierta."),
)

PLAN_B = Plan(
    "Partido de ensayo B",
    "2030",
    FOUR,
    (
        Section(
            "I. DIMENSIÓN SOCIAL",
            "Social",
            (
                simple(
                    "Hogares sin agua segura",
                    "Ampliar las redes de agua potable",
                    Aimed("85 %", "percentage", "85", "=", indicator="Porcentaje de hogares con agua segura"),
                ),
                simple(
                    "Barrios con poca vigilancia",
                    "Reforzar el serenazgo",
                    Aimed("150", "count", "150", "=", indicator="Número de cámaras instaladas"),
                ),
            ),
        ),
        Section(
            "II. DIMENSIÓN ECONÓMICA",
            "Económica",
            (
                simple(
                    "Jóvenes sin empleo formal",
                    "Capacitar en oficios con demanda",
                    Aimed(
                        "1,200 jóvenes certificados a diciembre de 2028",
                        "count",
                        "1200",
                        "=",
                        "2028-12",
                        indicator="Número de jóvenes certificados",
                    ),
                ),
            ),
        ),
        Section(
            "III. DIMENSIÓN TERRITORIAL - AMBIENTAL",
            "Ambiental",
            (
                simple(
                    "Quebradas ocupadas por viviendas",
                    "Actualizar el plan de desarrollo urbano",
                    Aimed("Plan aprobado", "deliverable", indicator="Plan de desarrollo urbano"),
                ),
                simple(
                    "Calor y polvo en las avenidas",
                    "Arborizar las vías principales",
                    Aimed("No menos de 10 000 árboles", "count", "10000", ">=", indicator="Árboles sembrados"),
                ),
            ),
        ),
        Section(
            "IV. DIMENSIÓN INSTITUCIONAL",
            "Institucional",
            (
                simple(
                    "Trámites lentos",
                    "Simplificar los procedimientos",
                    Aimed("Hasta 15 días", "level", "15", "<=", indicator="Tiempo promedio de atención"),
                ),
            ),
        ),
    ),
    after=("V. PROPUESTA DE RENDICIÓN DE CUENTAS", "Informe trimestral en la página de la municipalidad."),
)

PLAN_C = Plan(
    "Partido de ensayo C",
    "2026",
    ("PROBLEMA", "OBJETIVO", "META AL {year}"),
    (
        Section(
            "DIMENSION SOCIAL",
            "Social",
            (
                Row(
                    "Servicios de salud y educación lejos de los anexos",
                    (
                        Goal(
                            "Acercar la atención de salud",
                            (
                                Aimed("03 postas equipadas", "count", "3", "="),
                                Aimed("02 ambulancias en servicio", "count", "2", "="),
                            ),
                        ),
                        Goal(
                            "Mejorar los locales escolares",
                            (
                                Aimed("Cinco (05) locales reparados", "count", "5", "="),
                                Aimed("Programa de mantenimiento aprobado", "deliverable"),
                                Aimed("01 biblioteca por distrito", "count", "1", "="),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "DIMENSION ECONOMICA",
            "Económica",
            (
                Row(
                    "Pocos visitantes en la temporada baja",
                    (
                        Goal(
                            "Impulsar la ruta gastronómica",
                            (Aimed("4 ferias por año", "frequency", "4", "="),),
                        ),
                    ),
                ),
                simple(
                    "Pequeños productores sin mercado",
                    "Acercar la compra del Estado",
                    Aimed("S/ 2'500,000 comprados a productores", "count", "2500000", "="),
                    Aimed("Un centro de acopio", "count", "1", "="),
                ),
            ),
        ),
        Section(
            "DIMENSION AMBIENTAL",
            "Ambiental",
            (
                simple(
                    "Playas con residuos", "Limpiar el litoral", Aimed("24 jornadas de limpieza", "count", "24", "=")
                ),
            ),
        ),
        Section(
            "DIMENSION INSTITUCIONAL",
            "Institucional",
            (
                simple(
                    "Personal sin capacitación",
                    "Formar a los servidores",
                    Aimed("90 % del personal capacitado", "percentage", "90", "="),
                ),
            ),
        ),
    ),
)

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

TABLES = (PLAN_A, PLAN_B, PLAN_C, PLAN_D, PLAN_E, PLAN_F)


@dataclass(frozen=True)
class Axis:
    title: str
    items: tuple[tuple[str, Aimed | None], ...]


@dataclass(frozen=True)
class AxisPlan:
    party: str
    axes: tuple[Axis, ...]


PLAN_G = AxisPlan(
    "Partido de ensayo G",
    (
        Axis(
            "EJE 1: DERECHOS Y SERVICIOS",
            (
                ("Construir 6 centros de cuidado infantil", Aimed("", "count", "6", "=")),
                ("Reducir la desnutrición de 12 % a 7 % al 2026", Aimed("", "level", "7", "<=", "2026")),
                ("Promover la lectura en las plazas", None),
            ),
        ),
        Axis(
            "EJE 2: ECONOMÍA LOCAL",
            (
                ("Capacitar al menos a 500 comerciantes de los mercados", Aimed("", "count", "500", ">=")),
                ("Simplificar las licencias", None),
            ),
        ),
    ),
)
PLAN_H = AxisPlan(
    "Partido de ensayo H",
    (
        Axis(
            "1. Eje estratégico: Ciudad segura",
            (
                ("Instalar 80 cámaras de videovigilancia en los accesos", Aimed("", "count", "80", "=")),
                ("Patrullaje integrado con la policía", None),
            ),
        ),
        Axis(
            "2. Eje estratégico: Ambiente sano",
            (
                ("Sembrar más de 5,000 árboles en las laderas", Aimed("", "count", "5000", ">")),
                ("Tratar el 70 % de las aguas residuales al 2025", Aimed("", "percentage", "70", "=", "2025")),
            ),
        ),
    ),
)
BODIES = (PLAN_G, PLAN_H)
