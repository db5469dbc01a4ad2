"""Addresses of the dashboards."""

from django.urls import path

from faro.workspace.dashboards import council, pages

urlpatterns = [
    path("", pages.boards, name="boards"),
    path("planeamiento/", pages.planning, name="board_planning"),
    path("unidad/", pages.unit, name="board_unit"),
    path("direccion/", pages.management, name="board_management"),
    path("regidores/", council.council, name="board_council"),
    path("control/", pages.control, name="board_control"),
    path("actividades/", pages.activities, name="board_activities"),
]
