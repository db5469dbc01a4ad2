"""Addresses of the views of a register."""

from django.urls import URLPattern, path

from faro.registers.views.boards import pages

urlpatterns: list[URLPattern] = [
    path("<slug:code>/vistas/<slug:view>/", pages.board, name="board"),
    path("<slug:code>/vistas/<slug:view>/anotaciones/", pages.board_records, name="board_records"),
    path("<slug:code>/vistas/<slug:view>/cuadro.<slug:suffix>", pages.board_file, name="board_file"),
]
