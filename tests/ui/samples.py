"""Invented figures for the pages that tests look at: a plan of nine objectives, with everything that can be missing."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django import forms
from django.utils.safestring import SafeString

from faro.ui.api import (
    Band,
    Cell,
    Crumb,
    DataTable,
    Download,
    Fact,
    GlanceRow,
    LightCount,
    Link,
    MoneyRow,
    Outcome,
    PublicShell,
    Step,
    TableColumn,
    YearPoint,
    bullet_chart,
    lights_chart,
    money_chart,
    objectives_chart,
    series_chart,
)

BANDS = (Band(0, "red", "Rojo"), Band(60, "amber", "Amarillo"), Band(75, "green", "Verde"))

OBJECTIVES = (
    ("Mejorar la gestión de las oficinas de la municipalidad", 0.0, "red", None),
    ("Fortalecer la participación de los vecinos organizados", 75.0, "green", None),
    ("Ampliar los servicios para personas en riesgo del ámbito de la provincia", 33.4, "red", None),
    ("Reducir la exposición de la población a la contaminación del aire y del mar", 66.7, "amber", None),
    ("Ordenar el transporte y el tránsito", 100.0, "green", None),
    ("Promover el empleo y los negocios del puerto", None, None, "sp"),
    ("Mejorar la limpieza pública y las áreas verdes", 12.5, "red", None),
    ("Reducir el riesgo de desastres", None, None, "si"),
    ("Elevar el acceso a vivienda y suelo urbano ordenado", None, None, None),
)


def shell() -> PublicShell:
    names = ("Inicio", "Objetivos", "Lo que no cuadra", "Compromisos", "Datos abiertos")
    links = tuple(
        Link(name, f"/{'' if place == 0 else name.lower().replace(' ', '-')}") for place, name in enumerate(names)
    )
    footer = ("Manual", "Glosario", "Fe de erratas", "Licencia de los datos")
    return PublicShell(
        municipality="Municipalidad Provincial de Ejemplo",
        context="PEI 2021-2025, evaluación 2022.",
        main=links,
        footer=tuple(Link(name, f"/pie/{name.lower().replace(' ', '-')}") for name in footer),
        synthetic=True,
    )


def outcome(result: float | None, light: str | None, state: str | None = None) -> Outcome:
    return Outcome(result, light, state)


def objectives() -> SafeString:
    rows = [
        GlanceRow(
            f"OEI.0{place}", name, outcome(result, light, state), f"/objetivos/{place}", f"{place} de 7 indicadores"
        )
        for place, (name, result, light, state) in enumerate(OBJECTIVES, 1)
    ]
    return objectives_chart(rows, caption="Los nueve objetivos, de un vistazo", bands=BANDS)


def lights() -> SafeString:
    counts = [
        LightCount("green", 17),
        LightCount("amber", 5),
        LightCount("red", 24),
        LightCount("si", 2),
        LightCount("nd", 3),
    ]
    return lights_chart(counts, caption="51 indicadores según su logro", noun="Semáforo")


def money() -> SafeString:
    rows = [
        MoneyRow("Gestión institucional", (12_345_678_90, 11_005_432_10), "/o/1", "OEI.01"),
        MoneyRow("Participación vecinal", (845_000_00, 0), "/o/2", "OEI.02"),
        MoneyRow("Personas en riesgo", (2_310_450_55, None), "/o/3", "OEI.03"),
        MoneyRow("Ambiente", (5_120_000_00, 6_020_111_00), "/o/4", "OEI.04", "Se gastó más de lo programado"),
    ]
    return money_chart(rows, caption="El dinero del plan operativo", stages=("Programado", "Ejecutado"))


def series() -> SafeString:
    points = [
        YearPoint(2021, 41_500_000, 50_000_000, 50_000_000),
        YearPoint(2022, 38_200_000, 60_000_000, 60_000_000),
        YearPoint(2023, None, 55_000_000, 70_000_000, value_note="La unidad no informó"),
        YearPoint(2024, None, 58_000_000, 75_000_000, expected=False),
        YearPoint(2025, None, 60_000_000, 80_000_000, expected=False),
    ]
    return series_chart(points, caption="Meta y valor obtenido, año por año", unit="porcentaje de hogares")


def bullet() -> SafeString:
    return bullet_chart(outcome(63.7, "amber"), caption="Resultado de 2022 según el método de la guía", bands=BANDS)


def empty_bullet() -> SafeString:
    return bullet_chart(
        outcome(None, None, "si"), caption="Resultado de 2023", bands=BANDS, identifier="resultado-2023"
    )


def table(*, stacked: bool = True) -> DataTable:
    columns = (
        TableColumn("Indicador"),
        TableColumn("Meta", figures=True),
        TableColumn("Obtenido", figures=True),
        TableColumn("Método A"),
        TableColumn("Método B"),
    )
    rows = (
        (
            Cell("IND.01 Porcentaje de hogares con recojo diario"),
            Cell("60"),
            Cell("38.2", url="#"),
            Cell("Rojo", light="red"),
            Cell("Amarillo", light="amber", changed=True),
        ),
        (
            Cell("IND.02 Número de parques con riego"),
            Cell("12"),
            Cell("14"),
            Cell("Verde", light="green"),
            Cell("Verde", light="green"),
        ),
        (
            Cell("IND.03 Tasa de denuncias atendidas"),
            Cell("80"),
            Cell("ND"),
            Cell("ND", light="nd"),
            Cell("S.I.", light="si", changed=True),
        ),
    )
    return DataTable("Dos métodos, los mismos datos", columns, rows, stacked=stacked)


class TargetForm(forms.Form):
    indicator = forms.CharField(label="Indicador", help_text="El código, como está en el plan.")
    value = forms.DecimalField(label="Meta nueva")
    kind = forms.ChoiceField(
        label="Documento", choices=[("res", "Resolución"), ("acta", "Acta")], widget=forms.RadioSelect
    )
    years = forms.MultipleChoiceField(
        label="Años", required=False, choices=[("2024", "2024"), ("2025", "2025")], widget=forms.CheckboxSelectMultiple
    )
    place = forms.ChoiceField(label="Unidad", choices=[("a", "Gerencia de Planeamiento"), ("b", "Oficina de Ejemplo")])
    reason = forms.CharField(label="Motivo", widget=forms.Textarea(attrs={"rows": 3}))
    file = forms.FileField(label="Archivo de la resolución", required=False, help_text="PDF de hasta 30 MB.")

    def clean(self) -> dict[str, object]:
        raise forms.ValidationError("La meta nueva es igual a la que rige: no hay nada que cambiar.")


HISTORY = (
    SimpleNamespace(
        at=datetime(2026, 11, 20, 22, 45, tzinfo=UTC),
        who="Responsable de planeamiento",
        what="Cambió la meta de 2023",
        reason="Resolución de modificación del plan",
        changes=(("Meta 2023", "70", "55"), ("Documento", "", "Resolución 001-2023")),
    ),
    SimpleNamespace(
        at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC), who="Administración", what="Importó el plan", reason="", changes=()
    ),
)


def context() -> dict[str, object]:
    return {
        "crumbs": (Crumb("Inicio", "/"), Crumb("OEI.04 Ambiente", "/objetivos/4"), Crumb("IND.01")),
        "objectives": objectives(),
        "lights": lights(),
        "money": money(),
        "series": series(),
        "bullet": bullet(),
        "empty_bullet": empty_bullet(),
        "table": table(),
        "form": TargetForm({"value": "x", "place": "a"}),
        "entries": HISTORY,
        "steps": (
            Step("Subir el plan", "done"),
            Step("Revisar las diferencias", "current", "12 cambios"),
            Step("Publicar", "next"),
        ),
        "files": (
            Download("Indicadores", "/datos/i.csv", "CSV", "12 kB"),
            Download("Todo", "/datos/todo.zip", "Data Package", "88 kB", "Con su esquema"),
        ),
        "facts": (
            Fact("Fórmula", "Hogares con recojo diario / hogares × 100"),
            Fact("Fuente", "Padrón de hogares", "/f/1", "Página 4, fila 12"),
            Fact("Sentido", "Ascendente"),
        ),
        "links": (Link("Resumen", "/"), Link("Metas", "/metas"), Link("Historia", "/historia")),
    }
