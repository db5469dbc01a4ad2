"""Plans of parties that no rule knows, in every form they come in: read whole, each part in its place."""

import pytest
import typst
from tests.reading.pledges.conftest import ReadPlan
from tests.reading.pledges.expected import all_words, found, wanted, wanted_of_axes
from tests.reading.pledges.forms import BODY_FORMS, TABLE_FORMS, as_tabs, flat_rows
from tests.reading.pledges.more_plans import PLAN_D
from tests.reading.pledges.plans import BODIES, PLAN_A, PLAN_C, TABLES
from tests.reading.pledges.shapes import THREE, Aimed, AxisPlan, Plan, Section, simple

from faro.reading.pledges.model import Confidence

ON_THE_LABEL_ONLY = "labels"


@pytest.mark.parametrize("form", TABLE_FORMS)
@pytest.mark.parametrize("plan", TABLES, ids=lambda plan: plan.party[-1])
def test_a_table_of_targets_is_read_in_every_form(read_plan: ReadPlan, plan: Plan, form: str) -> None:
    name, write = TABLE_FORMS[form]

    reading = read_plan(name, write(plan))

    expected = wanted(plan)
    if form == ON_THE_LABEL_ONLY:  # the year stands on the label of a target, and there is none
        expected = [facts if facts[4] else (*facts[:8], None) for facts in expected]
    assert found(reading) == expected


@pytest.mark.parametrize("form", TABLE_FORMS)
@pytest.mark.parametrize("plan", TABLES, ids=lambda plan: plan.party[-1])
def test_every_cell_is_in_a_pledge_or_listed(read_plan: ReadPlan, plan: Plan, form: str) -> None:
    name, write = TABLE_FORMS[form]

    words = all_words(read_plan(name, write(plan)))

    cells = [
        part.removeprefix("• ")
        for section in plan.sections
        for row, _count in flat_rows(plan, section)
        for cell in row
        for part in cell.split("\n")
    ]
    for text in [*cells, *plan.after[1:]]:
        assert all(word in words for word in text.split() if not word.rstrip(".").isdigit()), text


@pytest.mark.parametrize("form", BODY_FORMS)
@pytest.mark.parametrize("plan", BODIES, ids=lambda plan: plan.party[-1])
def test_proposals_below_axes_are_read_in_every_form(read_plan: ReadPlan, plan: AxisPlan, form: str) -> None:
    name, write = BODY_FORMS[form]
    assert found(read_plan(name, write(plan))) == wanted_of_axes(plan)


def test_the_place_is_the_line_of_the_row(read_plan: ReadPlan) -> None:
    content = as_tabs(PLAN_A)
    lines = content.decode().split("\n")

    for pledge in read_plan("plan.txt", content).pledges:
        assert pledge.spot.line is not None
        assert pledge.target_text is not None
        assert pledge.target_text in lines[pledge.spot.line - 1]


def test_the_headings_year_is_marked_as_inherited(read_plan: ReadPlan) -> None:
    pledges = read_plan("plan.txt", as_tabs(PLAN_D)).pledges
    inherited = {pledge.target_text: pledge.deadline_inherited for pledge in pledges}
    assert inherited["1.5 km de vías asfaltadas"] is True
    assert inherited["Archivo digital en servicio al 2021"] is False


def test_the_proposal_to_render_account_is_listed_and_no_pledge(read_plan: ReadPlan) -> None:
    reading = read_plan("plan.txt", as_tabs(PLAN_A))
    assert [each.text for each in reading.unread] == ["Se informará a los vecinos en asamblea abierta."]


def test_headings_repeated_on_every_page_change_nothing(read_plan: ReadPlan) -> None:
    lines = as_tabs(PLAN_C).decode().split("\n")
    at = next(number for number, line in enumerate(lines) if "Mejorar los locales" in line)
    repeated = [*lines[:at], "\fDIMENSION SOCIAL (continuación)", lines[4], *lines[at:]]

    assert found(read_plan("plan.txt", "\n".join(repeated).encode())) == wanted(PLAN_C)


def test_a_cell_broken_by_the_end_of_a_page_is_made_whole(read_plan: ReadPlan) -> None:
    content = (
        "Dimensión social\nProblema\tObjetivo\tMeta al 2026\n"
        "Falta de agua en los\tAmpliar las redes de\t10 km de redes en la\n\n"
        "barrios altos\tagua potable\tparte alta\n"
    )

    (pledge,) = read_plan("plan.txt", content.encode()).pledges

    assert pledge.problem == "Falta de agua en los barrios altos"
    assert pledge.objective == "Ampliar las redes de agua potable"
    assert pledge.target_text == "10 km de redes en la parte alta"
    assert pledge.confidence is Confidence.MEDIUM


def test_an_objective_after_one_that_was_cut_short_is_its_own(read_plan: ReadPlan) -> None:
    content = (
        "Dimensión social\nProblema\tObjetivo\tMeta al 2026\n"
        "Poca cultura\tAbrir la casa de la\t• 1 casa\n\tPromover el teatro en los\t• 2 obras\n"
    )

    first, second = read_plan("plan.txt", content.encode()).pledges

    assert (first.objective, second.objective) == ("Abrir la casa de la", "Promover el teatro en los")


def test_a_word_broken_with_a_hyphen_is_made_whole(read_plan: ReadPlan) -> None:
    content = (
        "Dimensión social\n\nProblema           Objetivo           Meta (al 2022)\n\n"
        "1. Falta de segu-  Mejorar la ilumi-  8 parques\n"
        "ridad              nación             iluminados\n"
    )

    (pledge,) = read_plan("plan.txt", content.encode()).pledges

    assert (pledge.problem, pledge.objective) == ("Falta de seguridad", "Mejorar la iluminación")
    assert pledge.target_text == "8 parques iluminados"


def test_blocks_that_cannot_be_told_apart_are_listed(read_plan: ReadPlan) -> None:
    content = (
        "Dimensión social\n\nProblema\nObjetivo\nMeta\n\n"
        "Parques sin luz\n\nIluminar los parques\n\nBarrios sin agua\n\nTraer el agua\n"
    )

    reading = read_plan("plan.txt", content.encode())

    assert reading.pledges == ()
    assert [each.text for each in reading.unread] == [
        "Parques sin luz",
        "Iluminar los parques",
        "Barrios sin agua",
        "Traer el agua",
    ]


def test_beside_the_summary_only_measured_proposals_of_the_body_are_pledges(read_plan: ReadPlan) -> None:
    body = "EJE 1: CIUDAD\n\n- Promover la cultura\n- Reducir el robo de 12 % a 8 %\n\n"

    reading = read_plan("plan.txt", body.encode() + as_tabs(PLAN_A))

    assert reading.pledges[0].target_text == "Reducir el robo de 12 % a 8 %"
    assert len(reading.pledges) == 1 + len(wanted(PLAN_A))
    assert "Promover la cultura" in [each.text for each in reading.unread]


def test_another_table_is_not_taken_for_targets(read_plan: ReadPlan) -> None:
    other = "\nVIII. ANEXOS\n\nObjetivo nacional\tObjetivo regional\tObjetivo del plan\nDerechos\tIgualdad\tServicios\n"

    reading = read_plan("plan.txt", as_tabs(PLAN_D) + other.encode())

    assert found(reading) == wanted(PLAN_D)
    assert "Derechos | Igualdad | Servicios" in [each.text for each in reading.unread]


def test_dimensions_may_be_rows_of_one_table(read_plan: ReadPlan) -> None:
    content = (
        "<table><tr><th>Problema</th><th>Objetivo</th><th>Meta (al 2022)</th></tr>"
        "<tr><td colspan=3>DIMENSIÓN SOCIAL</td></tr><tr><td>Poca luz</td><td>Más postes</td><td>30 postes</td></tr>"
        "<tr><td colspan=3>DIMENSIÓN AMBIENTAL</td></tr><tr><td>Polvo</td><td>Más árboles</td><td>900 árboles</td></tr>"
        "</table>"
    )

    pledges = read_plan("plan.html", content.encode()).pledges

    assert [(each.dimension, each.target_text) for each in pledges] == [
        ("Social", "30 postes"),
        ("Ambiental", "900 árboles"),
    ]


def test_the_dimension_may_be_a_column(read_plan: ReadPlan) -> None:
    content = (
        "<table><tr><th>Dimensión</th><th>Problema</th><th>Objetivo</th><th>Indicador</th><th>Meta</th></tr>"
        "<tr><td rowspan=2>Social</td><td>Poca luz</td><td>Más postes</td><td>Postes</td><td>30</td></tr>"
        "<tr><td>Robos</td><td>Más rondas</td><td>Rondas</td><td>12</td></tr>"
        "<tr><td>Institucional</td><td>Colas</td><td>Pagar en línea</td><td>Trámites</td><td>8</td></tr></table>"
    )

    pledges = read_plan("plan.html", content.encode()).pledges

    assert [(each.dimension, each.problem, each.target_text) for each in pledges] == [
        ("Social", "Poca luz", "30"),
        ("Social", "Robos", "12"),
        ("Institucional", "Colas", "8"),
    ]


def test_objectives_and_targets_listed_side_by_side_are_paired(read_plan: ReadPlan) -> None:
    content = (
        "<h2>Dimensión social</h2><table><tr><th>Problema</th><th>Objetivo</th><th>Meta</th></tr><tr><td>Poca luz</td>"
        "<td><ol><li>Más postes</li><li>Mejores focos</li></ol></td>"
        "<td><ol><li>30 postes</li><li>80 focos</li></ol></td></tr></table>"
    )

    pledges = read_plan("plan.html", content.encode()).pledges

    assert [(each.objective, each.target_text) for each in pledges] == [
        ("Más postes", "30 postes"),
        ("Mejores focos", "80 focos"),
    ]


def test_proposals_may_stand_below_dimensions_without_a_table(read_plan: ReadPlan) -> None:
    content = "Dimensión social\n\n- Abrir 3 postas\n- Cuidar los parques\n\nDimensión ambiental\n\n- Sembrar árboles\n"

    pledges = read_plan("plan.txt", content.encode()).pledges

    assert [(each.dimension, each.objective, each.target.kind.value) for each in pledges] == [
        ("Social", "Abrir 3 postas", "count"),
        ("Social", "Cuidar los parques", "none"),
        ("Ambiental", "Sembrar árboles", "none"),
    ]


def test_a_table_over_several_pages_of_a_pdf_keeps_its_columns(read_plan: ReadPlan) -> None:
    things = [
        f"{word} {zone}" for word in ("postes", "parques", "losas", "muros") for zone in ("altos", "bajos", "nuevos")
    ]
    rows = tuple(
        simple(
            f"Vecinos sin {thing} desde hace años según las quejas recibidas en la municipalidad y en la radio",
            f"Mantener {thing} con las juntas de vecinos y los colegios de toda la zona",
            Aimed(f"{at} {thing} atendidos con participación de los vecinos", "count", str(at), "="),
        )
        for at, thing in enumerate(things * 3, 2)
    )
    plan = Plan("Partido de ensayo L", "2026", THREE, (Section("Dimensión social", "Social", rows),))

    for form in ("pdf", "pdf without rulings"):
        name, write = TABLE_FORMS[form]
        reading = read_plan(name, write(plan))
        assert found(reading) == wanted(plan)
        assert (reading.pledges[-1].spot.page or 0) > 2


def test_a_word_of_a_heading_alone_in_a_line_of_a_cell_stays_in_it(read_plan: ReadPlan) -> None:
    content = (
        "Dimensión social\n\nProblema        Objetivo        Meta\n\n"
        "Poca luz        Llegar al       40 postes\n                resultado\n                esperado\n"
    )

    (pledge,) = read_plan("plan.txt", content.encode()).pledges

    assert pledge.objective == "Llegar al resultado esperado"


def test_a_row_that_goes_on_over_a_page_of_a_pdf_keeps_its_columns(read_plan: ReadPlan) -> None:
    words = "#grid(columns: (5cm, 5cm, 5cm), {})"
    first = (
        words.format("[Problema], [Objetivo], [Meta]")
        + "\n\n"
        + words.format("[Sin luz], [Más postes en], [30 postes en]")
    )
    content = f"Dimensión social\n\n{first}\n#pagebreak()\n{words.format('[], [los barrios], [los barrios]')}"

    (pledge,) = read_plan("plan.pdf", typst.compile(content.encode())).pledges

    assert (pledge.problem, pledge.objective) == ("Sin luz", "Más postes en los barrios")
    assert pledge.target_text == "30 postes en los barrios"
