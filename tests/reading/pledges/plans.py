"""Government plans made up for the tests, each one structure that the writers set in many forms.

Synthetic: the parties are called by a letter, the places do not exist, and what a target holds was written by hand.
"""

from tests.reading.pledges.more_plans import PLAN_D, PLAN_E, PLAN_F
from tests.reading.pledges.shapes import FOUR, THREE, Aimed, Axis, AxisPlan, Goal, Plan, Row, Section, simple

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

TABLES = (PLAN_A, PLAN_B, PLAN_C, PLAN_D, PLAN_E, PLAN_F)

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
