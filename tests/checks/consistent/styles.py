"""How several municipalities head their tables. Each says rightly which stage an amount belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass

Headings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """Titles and headings by table; the words for a total; how figures are written."""

    titles: Mapping[str, str]
    headings: Mapping[str, Headings]
    total: str
    total_in: str
    thousands: str
    percent_sign: str
    digits_of_counts: int
    upper_case_objectives: bool
    rows_of_amounts: tuple[str, str, str, str]


_PLAIN = Style(
    titles={
        "poi_table_1": "Tabla N° 01: POI aprobado y POI consistente con el PIA {year}",
        "poi_table_2": "Tabla N° 02: POI consistente con el PIA y PIM {year}",
        "poi_table_3": "Tabla N° 03: Programación del POI modificado {year} por objetivos y acciones",
        "poi_table_4": "Tabla N° 04: Ejecución del POI modificado {year} por elementos del PEI",
        "poi_table_5": "Tabla N° 05: Programación y ejecución del POI modificado {year} por centro de costo",
        "indicators": "Logros de los indicadores {year}",
    },
    headings={
        "poi_table_1": {"row_label": "", "poi_approved": "POI aprobado", "poi_consistent": "POI consistente con PIA"},
        "poi_table_2": {"row_label": "", "poi_consistent": "POI consistente con PIA", "pim": "PIM"},
        "poi_table_3": {
            "code": "Código",
            "description": "Descripción",
            "activities": "N° de AO/ inversión",
            "amount": "Programación financiera (S/)",
        },
        "poi_table_4": {
            "code": "Código",
            "description": "Descripción",
            "priority": "Prioridad",
            "activities": "N° de AO/ inversión 1/",
            "amount": "Ejecución financiera (S/) 2/",
            "physical_percent": "Ejecución física anual (%) 3/",
        },
        "poi_table_5": {
            "code": "Código",
            "description": "Centro de costo",
            "activities": "N° de AO/ inversión",
            "programmed": "Programación financiera (S/)",
            "executed": "Ejecución financiera (S/)",
            "percent": "Ejecución en porcentaje (%)",
        },
        "indicators": {
            "code": "Cód.",
            "name": "Indicador",
            "target": "Programado {year}",
            "obtained": "Obtenido {year}",
        },
    },
    total="TOTAL",
    total_in="description",
    thousands=",",
    percent_sign="%",
    digits_of_counts=1,
    upper_case_objectives=False,
    rows_of_amounts=("Monto financiero total (S/)", "N° inversiones", "N° AO", "N° AO e inversiones"),
)
_CAPITALS = Style(
    titles={
        "poi_table_1": "CUADRO 1. POI APROBADO FRENTE A POI CONSISTENCIADO, AÑO {year}",
        "poi_table_2": "CUADRO 2. DEL PIA AL PIM, AÑO {year}",
        "poi_table_3": "CUADRO 3. POI REPROGRAMADO POR OEI Y AEI, AÑO {year}",
        "poi_table_4": "CUADRO 4. EJECUCIÓN DEL POI POR OEI Y AEI, AÑO {year}",
        "poi_table_5": "CUADRO 5. EJECUCIÓN DEL POI POR UNIDAD ORGÁNICA, AÑO {year}",
        "indicators": "CUADRO DE INDICADORES, AÑO {year}",
    },
    headings={
        "poi_table_1": {
            "row_label": "CONCEPTO",
            "poi_approved": "APROBADO",
            "poi_consistent": "CONSISTENCIADO CON PIA",
        },
        "poi_table_2": {"row_label": "CONCEPTO", "poi_consistent": "CONSISTENCIADO CON PIA", "pim": "MODIFICADO (PIM)"},
        "poi_table_3": {
            "code": "OEI/AEI",
            "description": "DENOMINACIÓN",
            "activities": "CANTIDAD DE ACTIVIDADES",
            "amount": "REPROGRAMADO S/",
        },
        "poi_table_4": {
            "code": "OEI/AEI",
            "description": "DENOMINACIÓN",
            "priority": "PRIORIDAD",
            "activities": "CANTIDAD DE ACTIVIDADES",
            "amount": "DEVENGADO S/",
            "physical_percent": "AVANCE FÍSICO %",
        },
        "poi_table_5": {
            "code": "CÓDIGO",
            "description": "UNIDAD ORGÁNICA",
            "activities": "CANTIDAD DE ACTIVIDADES",
            "programmed": "REPROGRAMADO S/",
            "executed": "DEVENGADO S/",
            "percent": "AVANCE FINANCIERO %",
        },
        "indicators": {
            "code": "CÓDIGO",
            "name": "INDICADOR",
            "target": "LOGRO ESPERADO {year}",
            "obtained": "VALOR OBTENIDO {year}",
        },
    },
    total="TOTALES S/",
    total_in="code",
    thousands=",",
    percent_sign="",
    digits_of_counts=2,
    upper_case_objectives=True,
    rows_of_amounts=("MONTO TOTAL S/", "INVERSIONES", "ACTIVIDADES OPERATIVAS", "ACTIVIDADES OPERATIVAS E INVERSIONES"),
)
_LONG = Style(
    titles={
        "poi_table_1": "Tabla 1. Comparación del POI aprobado y del POI ajustado al presupuesto de apertura de {year}",
        "poi_table_2": "Tabla 2. Presupuesto de apertura y presupuesto modificado de {year}",
        "poi_table_3": "Tabla 3. Asignación del POI modificado de {year} según el PEI",
        "poi_table_4": "Tabla 4. Seguimiento del POI de {year} según el PEI",
        "poi_table_5": "Tabla 5. Seguimiento del POI de {year} según centros de costo",
        "indicators": "Tabla de seguimiento de indicadores de {year}",
    },
    headings={
        "poi_table_1": {
            "row_label": "Detalle",
            "poi_approved": "Plan operativo aprobado",
            "poi_consistent": "Plan operativo consistente con el presupuesto de apertura",
        },
        "poi_table_2": {
            "row_label": "Detalle",
            "poi_consistent": "Plan operativo consistente con el presupuesto de apertura",
            "pim": "Presupuesto institucional modificado",
        },
        "poi_table_3": {
            "code": "Código del elemento",
            "description": "Denominación del elemento",
            "activities": "Número de actividades e inversiones",
            "amount": "Meta financiera modificada (soles)",
        },
        "poi_table_4": {
            "code": "Código del elemento",
            "description": "Denominación del elemento",
            "priority": "Prioridad",
            "activities": "Número de actividades e inversiones",
            "amount": "Gasto ejecutado (soles)",
            "physical_percent": "Porcentaje de ejecución física",
        },
        "poi_table_5": {
            "code": "Código del centro",
            "description": "Nombre del centro de costo",
            "activities": "Número de actividades e inversiones",
            "programmed": "Meta financiera modificada (soles)",
            "executed": "Gasto ejecutado (soles)",
            "percent": "Porcentaje de ejecución financiera",
        },
        "indicators": {
            "code": "Código",
            "name": "Nombre del indicador",
            "target": "Meta del año {year}",
            "obtained": "Resultado del año {year}",
        },
    },
    total="Total general",
    total_in="description",
    thousands="'",
    percent_sign="%",
    digits_of_counts=1,
    upper_case_objectives=False,
    rows_of_amounts=(
        "Monto total en soles",
        "Número de inversiones",
        "Número de actividades operativas",
        "Número de actividades operativas e inversiones",
    ),
)

STYLES = (_PLAIN, _CAPITALS, _LONG)
