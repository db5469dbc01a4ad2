"""The dashboards where nobody has a POI yet."""

import pytest
from tests.config.world import client_of, demo_world  # noqa: F401  pytest finds the fixture by its name

from faro.cli.installation.demo_world import DemoWorld

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("board", ["planeamiento", "unidad", "direccion", "regidores", "control", "actividades"])
def test_without_a_poi_each_says_so(demo_world: DemoWorld, board: str) -> None:  # noqa: F811
    response = client_of(demo_world, "control").get(f"/trabajo/tablero/{board}/")

    assert response.status_code == 200
    assert "Todavía no hay un POI aprobado" in response.content.decode()
