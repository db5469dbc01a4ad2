"""Every reason code of the engine has its sentence."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.engine.reference import Rows
from tests.engine.strategies import YEAR, operational_plans, strategic_plans
from tests.engine.tables import plan_tables

import faro.engine
from faro.engine.evaluation import Horizon, evaluate
from faro.engine.method import load_method, method_ids
from faro.reports.reasons import reason_codes, reason_sentence

REASON_FUNCTIONS = {
    "_reason",
    "_group_reason",
    "_missing_reason",
    "_edge_reason",
    "_results",
    "element_results",
    "summary",
}


def written_codes() -> set[str]:
    """The literals of the engine's functions that give a reason."""
    codes = set()
    for source in Path(faro.engine.__path__[0]).glob("*.py"):
        for function in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef) and function.name in REASON_FUNCTIONS:
                codes |= _literals(function)
    return codes


def _literals(function: ast.FunctionDef) -> set[str]:
    """The texts given to ``pl.lit``, also through a conditional."""
    return {
        constant.value
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "lit"
        for constant in ast.walk(call)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }


def test_every_code_written_in_the_engine_has_a_sentence() -> None:
    codes = written_codes()
    assert {"no_value", "no_target", "no_relevance", "no_results", "inactive", "incomplete_activities"} <= codes
    assert codes <= reason_codes()


@settings(max_examples=15, deadline=None, derandomize=True)
@given(strategic_plans(), operational_plans())
def test_every_code_that_comes_out_has_a_sentence(strategic: Rows, operational: Rows) -> None:
    methods = [load_method(method_id) for method_id in method_ids()]
    for rows in (strategic, operational):
        for run in evaluate(plan_tables(rows), methods, Horizon(YEAR)):
            for table in (run.summary, run.elements, run.indicators, run.activities, run.groups):
                for code in table["reason_code"].unique():
                    assert code is None or reason_sentence(code)


def test_every_sentence_is_a_sentence() -> None:
    for code in reason_codes():
        sentence = reason_sentence(code)
        assert sentence is not None
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_a_code_nobody_declared_is_a_failure_and_no_code_is_none() -> None:
    assert reason_sentence(None) is None
    with pytest.raises(KeyError):
        reason_sentence("invented")
