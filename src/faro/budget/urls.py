"""Addresses of the room."""

from django.urls import path

from faro.budget.views import importing, showing

app_name = "budget"

urlpatterns = [
    path("", showing.release_list, name="list"),
    path("importar/", importing.upload, name="upload"),
    path("importaciones/<int:pk>/", importing.release_page, name="release"),
    path("importaciones/<int:pk>/cuarentena.csv", importing.quarantine_csv, name="quarantine"),
    path("importaciones/<int:pk>/<str:shown>/", importing.release_page, name="release_rows"),
    path("<int:year>/", showing.year_page, name="year"),
    path("<int:year>/por/<str:by>/", showing.year_page, name="year_by"),
    path("<int:year>/sec-func/<str:code>/", showing.sec_func_page, name="sec_func"),
]
