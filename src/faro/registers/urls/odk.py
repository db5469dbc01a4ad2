"""Addresses of telephones: those that ODK Collect asks, with or without a slash at the end; and those of the staff."""

from django.urls import URLPattern, path, re_path

from faro.registers.views.odk import devices, endpoints, review

DEVICE = r"^(?P<device>[a-z0-9]{1,12})"
CODE = r"(?P<code>[-a-z0-9]+)"

app_name = "odk"
urlpatterns: list[URLPattern] = [
    re_path(rf"{DEVICE}/formList/?$", endpoints.form_list_view, name="form_list"),
    re_path(rf"{DEVICE}/forms/{CODE}\.xml/?$", endpoints.form, name="form"),
    re_path(rf"{DEVICE}/forms/{CODE}/manifest/?$", endpoints.manifest_view, name="manifest"),
    re_path(rf"{DEVICE}/forms/{CODE}/(?P<other>[-a-z0-9]+)\.csv/?$", endpoints.list_view, name="list"),
    re_path(rf"{DEVICE}/submission/?$", endpoints.submission, name="submission"),
]
staff_patterns: list[URLPattern] = [
    path("telefonos/", devices.device_list, name="devices"),
    path("telefonos/nuevo/", devices.new_device, name="new_device"),
    path("telefonos/<slug:device>/", devices.device, name="device"),
    path("envios/", review.submissions, name="submissions"),
    path("envios/<int:number>/", review.submission, name="submission"),
    path("envios/<int:number>/archivos/<int:file>/", review.received_file, name="received_file"),
]
