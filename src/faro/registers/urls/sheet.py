"""The address of the sheet of a register."""

from django.urls import URLPattern, path

from faro.registers.views.sheet import pages

urlpatterns: list[URLPattern] = [path("<slug:code>/hoja/", pages.sheet, name="sheet")]
