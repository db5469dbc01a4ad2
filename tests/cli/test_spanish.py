"""No English word of click reaches a user."""

import ast
import gettext
import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from faro.cli.main import COMMANDS
from faro.cli.spanish import MESSAGES

FOR_USERS = ("core.py", "decorators.py", "exceptions.py", "formatting.py", "parser.py", "types.py")
FOR_DEVELOPERS = {
    "Choice({choices})",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "Value must be an iterable.",
}
OF_PARTS_NOT_USED = {
    "Confirm the action without prompting.",
    "Do you want to continue?",
    "{len_type} values are required, but {len_value} was given.",
    "{len_type} values are required, but {len_value} were given.",
    "{value!r} does not match the format {format}.",
    "{value!r} does not match the formats {formats}.",
    "{value!r} is not a valid UUID.",
}


A_LONG_ONE_FOR_DEVELOPERS = "No options defined but a name was passed"


def texts_of_click() -> set[str]:
    spec = importlib.util.find_spec("click")
    assert spec is not None
    assert spec.origin is not None
    texts = set()
    for name in FOR_USERS:
        tree = ast.parse((Path(spec.origin).parent / name).read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                texts |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return texts


def test_every_text_of_click_that_a_user_can_meet_has_spanish() -> None:
    unknown = texts_of_click() - set(MESSAGES) - FOR_DEVELOPERS - OF_PARTS_NOT_USED

    assert {text for text in unknown if not text.startswith(A_LONG_ONE_FOR_DEVELOPERS)} == set()


def test_python_keeps_its_own_gettext() -> None:
    assert gettext.gettext("Options") == "Options"


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_is_spanish_and_shows_examples(call: Callable[..., Result], words: list[str]) -> None:
    result = call(*words)

    assert result.exit_code == 0
    assert "Uso: faro" in result.output
    assert "Opciones:" in result.output
    assert not {"Usage", "Options", "Show this message", "Commands"} & set(result.output.split())
    assert len(words) == 1 or "Ejemplos:\n    faro" in result.output or 'Ejemplos:\n    eval "$(faro' in result.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["evaluar"], "No existe la orden 'evaluar'."),
        (["evaluate"], "Falta el argumento 'PAQUETE'."),
        (["evaluate", "x", "--metodo", "y"], "No existe la opción '--metodo'."),
        (["evaluate", "x", "-m", "mio"], "'mio' no es uno de: 'ceplan-2021'"),
        (["evaluate", "x", "--year", "dos mil"], "'dos mil' no es un número válido"),
        (["report", "x"], "Falta la opción '--out'."),
    ],
)
def test_a_wrong_call_is_answered_in_spanish(call: Callable[..., Result], words: list[str], sentence: str) -> None:
    result = call(*words)

    assert result.exit_code == 2
    assert sentence in result.output
