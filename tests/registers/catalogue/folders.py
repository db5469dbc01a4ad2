"""The folders of the catalogue of Ilo, read with the readers that load them."""

from functools import cache
from pathlib import Path

from faro.registers.domain.bundle import Bundle, bundle_of_folder
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.definition_reading import read_definition
from faro.registers.domain.examples import Spec, read_examples
from faro.registers.domain.forms.model import Form
from faro.registers.domain.forms.read import read_form
from faro.registers.domain.measures import Words, words_of

ROOT = Path(__file__).parents[3]
CATALOGUE = ROOT / "data" / "ilo" / "registers"
CODES = sorted(path.name for path in CATALOGUE.iterdir() if path.is_dir())


@cache
def bundle(code: str) -> Bundle:
    return bundle_of_folder(CATALOGUE / code)


@cache
def definition(code: str) -> RegisterDefinition:
    return read_definition(bundle(code).definition or b"")


@cache
def form(code: str) -> Form:
    return read_form(bundle(code).form, bundle(code).form_name)


@cache
def spec(code: str) -> Spec:
    return read_examples((CATALOGUE / code / "examples.toml").read_bytes())


def words(code: str) -> Words | None:
    return words_of(definition(code), form(code)) if code in CODES else None
