"""Two yearly evaluations that the project made up, and what a reader finds in them by hand.

Río Seco writes as CEPLAN's guide does; Cerro Blanco in its own way: other codes, other headings, no indicator codes.
"""

from dataclasses import dataclass

Cell = str | tuple[str, int]


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]


Piece = Heading | str | Table

RIO_SECO: tuple[Piece, ...] = (
    Heading("INFORME DE EVALUACIÓN DE RESULTADOS DEL PLAN ESTRATÉGICO INSTITUCIONAL, AÑO 2024", 1),
    Heading("1. Resumen ejecutivo", 1),
    "La Municipalidad Distrital de Río Seco evalúa el ejercicio 2024 de su plan.",
    (
        "De los tres (03) indicadores establecidos para los dos objetivos estratégicos, dos (02) alcanzaron "
        "la meta y uno (01) no alcanzó la meta del ejercicio 2024."
    ),
    "El plan tiene un promedio general de cumplimiento de 61.5 % y se ubica en el color AMARILLO.",
    "Cuadro N° 1. Indicadores de los objetivos",
    Table(
        (
            ("Código", "Indicador", ("Logro esperado", 2), ("Valor obtenido", 2)),
            ("", "", "2023", "2024", "2023", "2024"),
            ("IND.01.OEI.01", "Porcentaje de hogares con agua segura", "40%", "50%", "38%", "55%"),
            ("IND.02.OEI.01", "Número de pozos clorados", "10", "12", "9", "8"),
            ("IND.01.OEI.02", "Tasa de robos por cada mil habitantes", "9.5", "9.0", "9.9", "8.7"),
        )
    ),
    "Cuadro N° 2. Resultados por objetivo",
    Table(
        (
            ("Código", "Objetivo estratégico", "Resultado alcanzado"),
            ("OEI.01", "Llevar agua segura a los hogares", "50 %"),
            ("OEI.02", "Mejorar la seguridad ciudadana", "73 %"),
        )
    ),
    Table((("Verde", "01 OEI"), ("Amarillo", "01 OEI"), ("Rojo", "00 OEI"))),
    Heading("OEI.01 Llevar agua segura a los hogares"),
    (
        "Este objetivo tiene dos (02) acciones estratégicas y dos (02) indicadores, de los cuales uno (01) ha "
        "logrado la meta y uno (01) no ha logrado la meta, con un avance de solo el 50% en el año."
    ),
    (
        "El indicador del OEI.01 Porcentaje de hogares con agua segura logró superar la meta. En cambio, el "
        "indicador de la AEI.01.01 no alcanzó la meta programada."
    ),
    Heading("OEI.02 Mejorar la seguridad ciudadana"),
    "Este objetivo tiene una (01) acción. La AEI.02.01 registra un avance de 80% y un nivel de ejecución de 92.5%.",
    Heading("2. Ejecución del POI", 1),
    "El plan operativo pasó de tener actividades operativas de 20 a 24 en el año.",
    "Cuadro N° 3. POI aprobado y consistente con el PIA",
    Table(
        (
            ("Concepto", "POI aprobado", "POI consistente con PIA"),
            ("Monto financiero (S/)", "1,250,000.00", "1'180,400.50"),
            ("N° de actividades", "20", "24"),
        )
    ),
    "Cuadro N° 4. Ejecución por elementos del plan",
    Table(
        (
            ("Código", "Denominación", "Prioridad", "N° de AO", "Seguimiento financiero", "Ejecución física"),
            ("OEI.01", "Llevar agua segura a los hogares", "1", "14", "800,000.50", "90%"),
            ("AEI.01.01", "Pozos clorados de forma permanente", "1", "9", "500,000.25", "85%"),
            ("AEI.01.02", "Conexiones domiciliarias instaladas en los centros poblados", "2", "5", "300,000.25", ""),
        )
    ),
    "Sigue el objetivo de seguridad.",
    Table(
        (
            ("Código", "Denominación", "Prioridad", "N° de AO", "Seguimiento financiero", "Ejecución física"),
            ("OEI.02", "Mejorar la seguridad ciudadana", "2", "10", "380,400.00", "100%"),
            ("AEI.02.01", "Patrullaje integrado", "1", "10", "380,400.00", "100%"),
            ("TOTAL", "", "", "24", "1,180,400.50", ""),
        )
    ),
    "Cuadro N° 5. Ejecución por centro de costo",
    Table(
        (
            ("Código", "Centro de costo", "N° de AO", "Programación financiera", "Ejecución financiera", "%"),
            ("01.01", "Alcaldía", "2", "100,000.00", "98,000.00", "98"),
            ("01.02.03", "Gerencia de servicios públicos", "12", "700,000.50", "712,500.75", "101.8"),
            ("", "Total", "14", "800,000.50", "810,500.75", "101.3"),
        )
    ),
    "Cuadro N° 6. Personal por régimen",
    Table((("Régimen", "Varones", "Mujeres"), ("CAS", "12", "15"), ("276", "7", "9"))),
    Heading("CONCLUSIONES", 1),
    "La tarifa media fue de S/ 12.50 por conexión.",
)

CERRO_BLANCO: tuple[Piece, ...] = (
    Heading("Evaluación anual del Plan Estratégico Institucional de Cerro Blanco", 1),
    "Este informe corresponde a la gestión 2025.",
    (
        "Se evaluaron cinco (05) objetivos estratégicos. La recaudación del impuesto predial llegó al 64 % en "
        "el segundo semestre de 2025, para una población de 12,400 habitantes."
    ),
    Heading("Objetivo Estratégico Institucional 3: Promover la pequeña agricultura"),
    "El objetivo comprende cuatro (03) indicadores y 18 actividades operativas; ninguno ha cumplido su meta.",
    "Con las actividades se llegó a un avance promedio del 47.3%.",
    Table(
        (
            ("N°", "Nombre del indicador", "Meta 2025", "Ejecutado 2025", "% de cumplimiento"),
            ("1", "Productores con riego tecnificado", "120", "57", "47.5"),
            ("2", "Ferias agropecuarias realizadas", "4", "1", "25"),
        )
    ),
    "Tabla 7: Acciones y presupuesto",
    Table(
        (
            ("OEI/AEI", "Descripción", "Cantidad de actividades", "Presupuesto (S/)"),
            ("OEI 3", "Promover la pequeña agricultura", "18", "640 000,00"),
            ("AEI 3.1", "Riego tecnificado", "11", "410 000,00"),
            ("AEI 3.2", "Ferias", "7", "230 000,00"),
        )
    ),
    "Tabla 8: Del PIA al PIM",
    Table((("Rubro", "PIA", "PIM"), ("Monto", "5,000,000", "6,200,000"), ("Actividades", "80", "91"))),
)
