"""What is filled in about files."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from django import forms
from django.core.files.uploadedfile import UploadedFile

from faro.directory.api import Access, units_on
from faro.evidence.domain.limits import MEBIBYTE
from faro.evidence.domain.retention import retention_classes
from faro.evidence.domain.types import file_types
from faro.evidence.limits import file_limits
from faro.evidence.ports import is_known, keys_of
from faro.evidence.selectors import ADD
from faro.kernel.text import _

Upload: TypeAlias = "UploadedFile[Any]"


class SeveralFilesInput(forms.ClearableFileInput):
    """A file control that takes several."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One or several files."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=SeveralFilesInput(attrs={"accept": ",".join(_endings())}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files, each as a file field cleans it."""
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFilesField, self).clean(each, initial) for each in given] if given else []


def _endings() -> list[str]:
    return [ending for each in file_types() for ending in each.endings]


def units_to_add_for(access: Access) -> list[tuple[str, str]]:
    """The units for which the person may bring files; with more than one, none is chosen beforehand."""
    units = [(each.code, f"{each.code} {each.name}") for each in units_on() if access.may(ADD, each.code)]
    return units if len(units) == 1 else [("", _("Elija una unidad")), *units]


class SubjectField(forms.CharField):
    """What a file is about: the code that people write, or its key. Cleaned, it is the key."""

    def clean(self, value: Any) -> str:
        """The one key that the words stand for; what nobody knows, or several things, is refused."""
        given = str(super().clean(value) or "").strip()
        if not given or is_known(given):
            return given
        found = keys_of(given)
        if not found:
            sentence = _("Faro no conoce «{code}». Escriba el código de un indicador, un objetivo o un compromiso.")
            raise forms.ValidationError(sentence.format(code=given))
        if len(found) > 1:
            sentence = _("«{code}» puede ser varias cosas. Escriba una de estas claves: {keys}.")
            raise forms.ValidationError(sentence.format(code=given, keys=", ".join(found)))
        return found[0]


class UploadForm(forms.Form):
    """Files, for whom and about what."""

    uploads = SeveralFilesField(label=_("Archivos"))
    unit = forms.ChoiceField(label=_("Unidad"))
    about = SubjectField(
        label=_("Sobre"),
        help_text=_("Código de lo que sustenta: un indicador, un objetivo, un compromiso. Puede vincularse después."),
        required=False,
        max_length=255,
    )
    note = forms.CharField(label=_("Descripción"), required=False, max_length=500)
    retention = forms.ChoiceField(label=_("Clase de conservación"))

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limits = file_limits()
        self.fields["uploads"].help_text = _(
            "Hasta {n} archivos de {size} MB: PDF, imágenes, documentos y hojas."
        ).format(n=limits.files_at_once, size=limits.file_bytes // MEBIBYTE)
        self._offer("unit", units_to_add_for(access))
        self._offer("retention", [(each.code, each.label) for each in retention_classes()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_uploads(self) -> list[Upload]:
        """The files, none over the limit in size or number: they are not read before."""
        limits, files = file_limits(), self.cleaned_data["uploads"]
        if len(files) > limits.files_at_once:
            raise forms.ValidationError(_("Elija {n} archivos como máximo.").format(n=limits.files_at_once))
        large = [str(each.name) for each in files if each.size > limits.file_bytes]
        if large:
            sentence = _("Pasa de {n} MB: {names}.")
            raise forms.ValidationError(sentence.format(n=limits.file_bytes // MEBIBYTE, names=", ".join(large)))
        return list(files)

    def subjects(self) -> list[str]:
        """What the files are about."""
        about = self.cleaned_data["about"]
        return [about] if about else []


class LinkForm(forms.Form):
    """One more thing that a file is about."""

    about = SubjectField(
        label=_("Sobre"), help_text=_("Código de lo que sustenta: un indicador, un objetivo…"), max_length=255
    )
    unit = forms.ChoiceField(label=_("Unidad"))

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ChoiceField):
            field.choices = units_to_add_for(access)


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Motivo"), max_length=300)


class PublishForm(ReasonForm):
    """The title under which everyone reads it, and why."""

    title = forms.CharField(label=_("Título"), help_text=_("Así se lee en la página pública."), max_length=200)
    field_order = ("title", "reason")


class SearchForm(forms.Form):
    """How the list is narrowed."""

    texto = forms.CharField(label=_("Nombre o clave"), required=False, max_length=255)
    unidad = forms.CharField(label=_("Código de unidad"), required=False, max_length=40)

    def wanted(self) -> tuple[str, str]:
        """Text and unit."""
        self.is_valid()
        given = self.cleaned_data if self.is_bound else {}
        return given.get("texto", ""), given.get("unidad", "")
