"""Addresses of the room."""

from django.urls import path

from faro.directory.views import people, posts, roles, unit_changes, units

app_name = "directory"
urlpatterns = [
    path("unidades/", units.units, name="units"),
    path("unidades/nueva/", unit_changes.open_, name="unit_open"),
    path("unidades/fusionar/", unit_changes.merge, name="unit_merge"),
    path("unidades/<path:code>/nombre/", unit_changes.rename, name="unit_rename"),
    path("unidades/<path:code>/dependencia/", unit_changes.move, name="unit_move"),
    path("unidades/<path:code>/dividir/", unit_changes.split, name="unit_split"),
    path("unidades/<path:code>/desactivar/", unit_changes.close, name="unit_close"),
    path("unidades/<path:code>/", units.unit, name="unit"),  # last: a code may hold a bar
    path("personas/", people.people, name="people"),
    path("personas/nueva/", people.new_person, name="person_new"),
    path("personas/<slug:key>/", people.person, name="person"),
    path("personas/<slug:key>/datos/", people.edit_person, name="person_edit"),
    path("personas/<slug:key>/contrasena/", people.one_time, name="person_password"),
    path("personas/<slug:key>/desbloquear/", people.unlock, name="person_unlock"),
    path("personas/<slug:key>/segundo-factor/", people.without_second_factor, name="person_second_factor"),
    path("personas/<slug:key>/desactivar/", people.deactivate, name="person_deactivate"),
    path("personas/<slug:key>/reactivar/", people.reactivate, name="person_reactivate"),
    path("cargos/", posts.posts, name="posts"),
    path("cargos/nuevo/", posts.new_post, name="post_new"),
    path("cargos/<slug:code>/", posts.post, name="post"),
    path("cargos/<slug:code>/datos/", posts.edit_post, name="post_edit"),
    path("cargos/<slug:code>/terminar/", posts.retire, name="post_retire"),
    path("cargos/<slug:code>/designar/", posts.appoint_to, name="post_appoint"),
    path("cargos/<slug:code>/designaciones/<int:number>/terminar/", posts.end, name="appointment_end"),
    path("cargos/<slug:code>/designaciones/<int:number>/suplencia/", posts.stand_in, name="appointment_stand_in"),
    path("designaciones/", posts.appointments, name="appointments"),
    path("roles/", roles.roles, name="roles"),
    path("roles/<slug:code>/", roles.role, name="role"),
]
