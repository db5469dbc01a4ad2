"""The map of the place: what is read of a GeoJSON, how it gets lighter, and how a point is picked on it."""

import json
from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.directory.cast import cast

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor
from faro.registers.domain.maps.geojson import MapRefused, packed, read_geojson, unpacked
from faro.registers.domain.maps.shapes import Box, thinned
from faro.registers.domain.maps.window import WHOLE_COUNTRY, Window, fitted
from faro.registers.selectors.maps import map_in_use
from faro.registers.services.maps import load_map

SQUARE = [[-71.4, -17.7], [-71.3, -17.7], [-71.3, -17.6], [-71.4, -17.6], [-71.4, -17.7]]
PLAZA = [-71.343, -17.645]


def geojson(*features: dict[str, object], **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def feature(kind: str, coordinates: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}


def test_areas_lines_and_points_are_read_with_their_names() -> None:
    shapes = read_geojson(
        geojson(
            feature("MultiPolygon", [[SQUARE], [SQUARE]], nombre="Pampa Inalámbrica"),
            feature("LineString", SQUARE[:2], sector="Costanera"),
            feature("Point", PLAZA),
        )
    )

    assert [(each.name, each.kind, len(each.paths)) for each in shapes] == [
        ("Pampa Inalámbrica", "area", 2),
        ("Costanera", "line", 1),
        ("", "point", 1),
    ]
    assert shapes[2].paths == (((-71_343_000, -17_645_000),),)
    assert unpacked(json.loads(json.dumps(packed(shapes)))) == shapes


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG", "JSON"),
        (b"[]", "type"),
        (geojson(), "ninguna figura"),
        (geojson(feature("Point", [250_000, 8_050_000])), "UTM"),
        (geojson(feature("Circle", PLAZA)), "Figura 1"),
        (geojson(feature("Point", PLAZA), feature("Polygon", [[[1]]])), "Figura 2"),
        (geojson(feature("Point", PLAZA), crs={"properties": {"name": "EPSG:32719"}}), "WGS 84"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_map_is_refused_saying_why(content: bytes, words: str) -> None:
    with pytest.raises(MapRefused, match=words):
        read_geojson(content)


def test_points_on_a_straight_line_are_left_out_and_corners_stay() -> None:
    path = [(0, 0), (50, 1), (100, 0), (100, 50), (100, 100), (0, 100), (0, 0)]

    assert thinned(path, 5) == ((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))


def test_a_metre_is_as_long_to_the_north_as_to_the_east() -> None:
    box = fitted(Box(-71_400_000, -17_700_000, -71_300_000, -17_600_000))

    # cos(17.65°) = 0.9529: the drawing is 280 by 210.
    assert (box.east - box.west) * 0.9529 / (box.north - box.south) == pytest.approx(280 / 210, rel=1e-3)


def test_each_click_comes_four_times_nearer_and_gets_surer() -> None:
    target = (-71_343_000, -17_645_000)
    window = Window(WHOLE_COUNTRY)
    for _click in range(7):
        x, y = window.share(target)
        assert 0 <= x <= 1
        assert 0 <= y <= 1
        pixel = (round(x * 280) / 280, round(y * 210) / 210)
        window = Window(WHOLE_COUNTRY, window.at(*pixel), window.depth + 1)

    assert window.point is not None
    assert abs(window.point[0] - target[0]) < 50  # about five metres
    assert abs(window.point[1] - target[1]) < 50


def test_the_point_moves_to_the_named_side() -> None:
    window = Window(Box(0, 0, 1_000_000, 1_000_000), (500_000, 500_000), 1)

    assert window.moved("norte")[1] > 500_000
    assert window.moved("oeste")[0] < 500_000
    assert window.moved("este")[1] == 500_000


@pytest.mark.django_db
def test_planning_brings_a_map_and_forms_draw_it(client: Client) -> None:
    client.force_login(cast("planeamiento"))
    name = 'Sector <b> & "Uno"'
    upload = SimpleUploadedFile("ilo.geojson", geojson(feature("Polygon", [SQUARE], name=name)))

    answer = client.post(
        reverse("registers:base_map"), {"archivo": upload, "nombre": "Sectores", "fuente": "GDU, 2021"}
    )
    assert answer.status_code == 302
    picture = client.get(reverse("registers:map_picture"), {"p": "-71343000,-17645000", "d": "1"})

    assert picture["Content-Type"] == "image/svg+xml"
    drawn = ET.fromstring(picture.content)  # noqa: S314  our own
    assert any(text.text == name for text in drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert "Sectores" in client.get(reverse("registers:base_map")).content.decode()


@pytest.mark.django_db
def test_without_a_map_there_is_a_grid_of_coordinates(client: Client) -> None:
    client.force_login(cast("registrador"))

    drawn = client.get(reverse("registers:map_picture")).content.decode()

    assert drawn.count("<path") >= 4
    assert "-75" in drawn or "-80" in drawn


@pytest.mark.django_db
@pytest.mark.parametrize("query", [{"p": "1"}, {"p": "a,b"}, {"d": "99"}, {"d": "-1"}, {"p": "999999999,0"}])
def test_a_window_of_nowhere_is_refused(client: Client, query: dict[str, str]) -> None:
    client.force_login(cast("registrador"))

    assert client.get(reverse("registers:map_picture"), query).status_code == 400


@pytest.mark.django_db
def test_a_map_says_where_it_comes_from() -> None:
    content = geojson(feature("Polygon", [SQUARE]))
    with pytest.raises(FaroError):
        load_map(actor=Actor("command:tests"), content=content, name="Sectores", source=" ")

    load_map(actor=Actor("command:tests"), content=content, name="Sectores", source="GDU, 2021")
    assert map_in_use().box == Box(-71_400_000, -17_700_000, -71_300_000, -17_600_000)


@pytest.mark.django_db
def test_a_map_with_many_points_is_drawn_with_few() -> None:
    wave = [[-71.4 + step / 100_000, -17.6 - (step % 7) / 1_000_000] for step in range(9_000)]
    kept = load_map(
        actor=Actor("command:tests"), content=geojson(feature("LineString", wave)), name="Costa", source="Prueba"
    )

    assert kept.file_points == 9_000
    assert kept.points <= 4_000
