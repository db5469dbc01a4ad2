"""What is asked about people, posts and roles."""

from typing import Any

from django import forms

from faro.directory.forms.fields import (
    PersonChoice,
    RoleChoice,
    UnitChoice,
    day_field,
    reason_field,
    text_field,
    today,
)
from faro.directory.models import Role
from faro.directory.permissions import declared_permissions
from faro.directory.services.people import PersonFacts
from faro.directory.services.posts import Period, PostFacts
from faro.kernel.text import _


class PersonForm(forms.Form):
    """Who a person is."""

    full_name = text_field(_("Nombre completo"), 200)
    username = text_field(_("Usuario"), 80, _("Con el que entra: letras sin tilde, cifras, puntos o guiones."))
    email = forms.EmailField(label=_("Correo"), required=False, help_text=_("Para los avisos. No se publica."))

    def facts(self) -> PersonFacts:
        """What was said."""
        data = self.cleaned_data
        return PersonFacts(data["username"], data["full_name"], data["email"])


class ReasonForm(forms.Form):
    """Why."""

    reason = reason_field()


class LastDayForm(forms.Form):
    """Until when, and why."""

    until = day_field(_("Último día"))
    reason = reason_field()


class FirstDayWithoutForm(forms.Form):
    """Since when no more, and why."""

    on = day_field(_("Primer día en que ya no"))
    reason = reason_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today


class PostForm(forms.Form):
    """What a post is."""

    title = text_field(_("Cargo"), 200, _("P. ej. Subgerente de Seguridad Ciudadana."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole = _("Sin unidad: toda la municipalidad")
        self.fields["unit"] = UnitChoice(label=_("Unidad"), required=False, empty_label=whole)
        self.fields["role"] = RoleChoice()

    def facts(self) -> PostFacts:
        """What was said."""
        data = self.cleaned_data
        return PostFacts(data["title"], data["role"], data["unit"])


class NewPostForm(PostForm):
    """A post and its code."""

    code = forms.SlugField(
        label=_("Código"), max_length=60, help_text=_("Corto y estable, con guiones: subgerente-seguridad.")
    )
    field_order = ("code", "title", "unit", "role")

    def clean_code(self) -> str:
        """Its page must not be that of the form."""
        code: str = self.cleaned_data["code"]
        if code == "nuevo":
            raise forms.ValidationError(_("Elija otro código: ese es el de esta página."))
        return code


class ChangePostForm(PostForm):
    """What a post is from now on, and why."""

    reason = reason_field()
    field_order = ("title", "unit", "role", "reason")


class AppointForm(forms.Form):
    """Who, since when, until when, by which document."""

    def __init__(self, *args: Any, ends: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = PersonChoice()
        self.fields["since"] = day_field(_("Desde"))
        self.fields["since"].initial = today
        until_help = "" if ends else _("Vacío: hasta nuevo aviso.")
        self.fields["until"] = day_field(_("Hasta"), until_help, required=ends)
        self.fields["instrument"] = text_field(_("Documento"), 200, _("Resolución o memorando que designa."))

    def period(self) -> Period:
        """What was said."""
        data = self.cleaned_data
        return Period(data["since"], data["until"], data["instrument"])


class RoleForm(forms.Form):
    """What a role may do."""

    name = text_field(_("Nombre"), 100)
    everywhere = forms.BooleanField(
        label=_("Alcanza a toda la municipalidad"),
        required=False,
        help_text=_("Si no, a la unidad del cargo y a las que dependen de ella."),
    )
    permissions = forms.MultipleChoiceField(label=_("Permisos"), required=False, widget=forms.CheckboxSelectMultiple)
    reason = reason_field()

    def __init__(self, *args: Any, role: Role, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"name": role.name, "everywhere": role.everywhere, "permissions": role.permissions}
        choices = self.fields["permissions"]
        assert isinstance(choices, forms.MultipleChoiceField)  # noqa: S101  declared above
        choices.choices = [
            (permission.code, _labelled(permission.label, scoped=permission.scoped))
            for permission in declared_permissions()
        ]


def _labelled(label: str, *, scoped: bool) -> str:
    return _("{label} (en las unidades a las que alcanza)").format(label=label) if scoped else label
