"""A person, an organisation, and their documents."""

from datetime import date
from typing import Any

from django import forms

from faro.kernel.text import _
from faro.parties.domain.facts import LABELS, LONGEST, OWN_FIELDS, SEXES, PartyFacts, fields_of, organisation_kinds
from faro.parties.domain.identifiers import ORGANISATION, PERSON, IdentifierFacts, identifier_kinds, kinds_of
from faro.parties.models import Party

_UNKNOWN = ("", _("No se sabe"))


def day_field(label: str, help_text: str = "") -> forms.DateField:
    """A day that may be missing."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _text(field: str, help_text: str = "", *, required: bool = False, **attributes: str) -> forms.CharField:
    return forms.CharField(
        label=LABELS[field],
        help_text=help_text,
        required=required,
        max_length=LONGEST.get(field, 254),
        widget=forms.TextInput(attrs={"autocomplete": "off", **attributes}),
    )


class PartyForm(forms.Form):
    """What is known of a party. ``seen``: likely duplicates that were shown already; ``version``: what was read."""

    kind = ""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    other_names = forms.CharField(
        label=LABELS["other_names"],
        help_text=_("Uno por línea: cómo se le conoce, o cómo se llamó antes."),
        required=False,
        max_length=2500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sector = _text("sector", _("Junta, asentamiento o urbanización."))
    address = _text("address")
    ubigeo = _text("ubigeo", _("6 cifras; Ilo es 180301."), inputmode="numeric")
    phone = _text("phone", inputmode="tel")
    email = _text("email", inputmode="email")

    def __init__(self, *args: Any, with_identifiers: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if with_identifiers:
            for kind in kinds_of(self.kind):
                self._offer(kind.code, kind.label, kind.mend if kind.code == "dni" else "")
                if kind.issuer:
                    self._offer(
                        f"{kind.code}_issuer", kind.issuer, _("Solo si escribió: {label}.").format(label=kind.label)
                    )
        else:
            self.fields.pop("synthetic", None)
        self.order_fields(self._order())

    def _offer(self, name: str, label: str, help_text: str) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        self.fields[name] = forms.CharField(
            label=label, help_text=help_text, required=False, max_length=60, widget=widget
        )

    def _order(self) -> list[str]:
        documents = [name for kind in identifier_kinds() for name in (kind, f"{kind}_issuer")]
        own = [*OWN_FIELDS[self.kind]]
        if "second_surname" in own:
            own.insert(own.index("second_surname") + 1, "no_second_surname")
        return ["seen", "version", *documents, *own, "other_names"]

    def facts(self) -> PartyFacts:
        """What was filled in; what was left empty is not known."""
        given = self.cleaned_data
        values: dict[str, Any] = {field: given.get(field) or None for field in fields_of(self.kind)}
        values["other_names"] = tuple(given.get("other_names", "").splitlines())
        if given.get("no_second_surname"):
            values["second_surname"] = ""
        return PartyFacts(self.kind, **values)

    def identifiers(self) -> tuple[IdentifierFacts, ...]:
        """The documents that were filled in."""
        given = self.cleaned_data
        codes = (kind.code for kind in kinds_of(self.kind) if given.get(kind.code))
        return tuple(IdentifierFacts(code, given[code], given.get(f"{code}_issuer", "")) for code in codes)

    def seen_keys(self) -> frozenset[str]:
        """The likely duplicates that were shown."""
        return frozenset(self.cleaned_data["seen"].split())

    def say(self, field: str, sentence: str) -> None:
        """Put what a service found wrong beside its field."""
        if field.startswith("identifier:"):
            field = self.identifiers()[int(field.partition(":")[2])].kind
        if field in self.fields:
            self.add_error(field, sentence.removeprefix(f"{self.fields[field].label}: "))
        else:
            self.add_error(None, sentence)

    def show(self, keys: str) -> None:
        """Ask again, with the keys of the likely duplicates that are shown now."""
        self.data = {name: self.data.get(name) for name in self.data} | {"seen": keys}


class PersonForm(PartyForm):
    """A person."""

    kind = PERSON

    given_names = _text("given_names", required=True)
    first_surname = _text("first_surname", required=True)
    second_surname = _text("second_surname")
    no_second_surname = forms.BooleanField(label=_("No tiene segundo apellido"), required=False)
    sex = forms.ChoiceField(label=LABELS["sex"], required=False, choices=[_UNKNOWN, *SEXES.items()])
    birth_date = day_field(LABELS["birth_date"])
    synthetic = forms.BooleanField(
        label=_("Es de prueba"), help_text=_("No es una persona: sirve para probar."), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Nobody has a second surname and none."""
        cleaned = super().clean() or {}
        if cleaned.get("no_second_surname") and cleaned.get("second_surname"):
            self.add_error("second_surname", _("Escríbalo, o marque que no tiene; no ambos."))
        return cleaned


class OrganisationForm(PartyForm):
    """An organisation."""

    kind = ORGANISATION

    name = _text("name", required=True)
    organisation_kind = forms.ChoiceField(label=LABELS["organisation_kind"], required=False)
    synthetic = forms.BooleanField(
        label=_("Es de prueba"), help_text=_("No es una organización: sirve para probar."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation_kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [_UNKNOWN, *organisation_kinds().items()]


FORMS: dict[str, type[PartyForm]] = {PERSON: PersonForm, ORGANISATION: OrganisationForm}


def initial_of(party: Party) -> dict[str, object]:
    """What a form of a party starts with."""
    values: dict[str, object] = {field: getattr(party, field) for field in fields_of(party.kind)}
    values["other_names"] = "\n".join(party.other_names)
    return {**values, "no_second_surname": party.second_surname == "", "version": party.version}


class IdentifierForm(forms.Form):
    """One more document."""

    kind = forms.ChoiceField(label=_("Documento"))
    value = forms.CharField(label=_("Número"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    issuer = forms.CharField(
        label=_("Emisor"),
        help_text=_("Del pasaporte, el país; de la partida, la oficina registral."),
        required=False,
        max_length=60,
    )
    valid_from = day_field(_("Vigente desde"), _("Si se sabe."))
    valid_until = day_field(_("Vigente hasta"), _("Si venció o vence."))

    def __init__(self, *args: Any, party_kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(kind.code, kind.label) for kind in kinds_of(party_kind)]

    def facts(self) -> IdentifierFacts:
        """The document as it was filled in."""
        given = self.cleaned_data
        return IdentifierFacts(
            given["kind"],
            given["value"],
            given["issuer"],
            valid_from=given["valid_from"],
            valid_until=given["valid_until"],
        )


class ValidityForm(forms.Form):
    """From when and until when a document is valid."""

    valid_from = day_field(_("Vigente desde"))
    valid_until = day_field(_("Vigente hasta"))

    def days(self) -> tuple[date | None, date | None]:
        """Both days."""
        return self.cleaned_data["valid_from"], self.cleaned_data["valid_until"]
