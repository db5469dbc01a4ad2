"""The shipped method files, and what a method file may not say."""

import copy
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from importlib import resources
from typing import Any

import pytest
from tests.engine.cases import YEAR, activity, one, operational
from tests.engine.tables import plan_tables

from faro.engine.evaluation import Horizon, evaluate
from faro.engine.method import (
    Example,
    Method,
    ProgressExample,
    UnknownMethod,
    load_method,
    method_ids,
    methods_in_force,
    parse_method,
)
from faro.engine.method_section import MethodFileError

METHODS = [load_method(method_id) for method_id in method_ids()]
EXAMPLES = [(method, example) for method in METHODS for example in method.examples]
PROGRESS_EXAMPLES = [(method, example) for method in METHODS for example in method.progress_examples]


def contents(method_id: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("faro.engine.methods").joinpath(f"{method_id}.toml").read_text("utf-8"))


def test_the_methods_are_those_of_the_files() -> None:
    assert set(method_ids()) >= {"ilo-2022", "ceplan-2021", "ceplan-2023", "poi-ceplan"}
    assert [method.id for method in METHODS] == list(method_ids())


@pytest.mark.parametrize(("method", "example"), EXAMPLES, ids=str)
def test_the_examples_of_a_method_come_out_of_the_engine(method: Method, example: Example) -> None:
    rows = one(str(example.value), str(example.target), example.sense)
    (row,) = evaluate(plan_tables(rows), [method], Horizon(YEAR))[0].indicators.to_dicts()
    assert row["degree"] == (None if example.degree is None else pytest.approx(float(example.degree)))


@pytest.mark.parametrize(("method", "example"), PROGRESS_EXAMPLES, ids=str)
def test_the_examples_of_a_poi_method_come_out_of_the_engine(method: Method, example: ProgressExample) -> None:
    rows = operational()
    activity(
        rows,
        "AO1",
        aggregation=example.aggregation,
        programmed=[str(quantity) for quantity in example.programmed],
        executed=[str(quantity) for quantity in example.executed],
    )
    horizon = Horizon(YEAR, through_month=len(example.executed))
    (row,) = evaluate(plan_tables(rows), [method], horizon)[0].activities.to_dicts()
    assert row["progress"] == (None if example.progress is None else pytest.approx(float(example.progress)))


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_a_method_names_its_norm_its_hands_and_its_days(method: Method) -> None:
    for text in (method.name, method.summary, method.norm, method.norm_status, method.author, method.checker):
        assert text.strip()
    assert method.author != method.checker
    assert date(2009, 1, 1) < method.valid_from < date(2100, 1, 1)
    assert method.valid_to is None or method.valid_from < method.valid_to
    assert method.examples or method.progress_examples


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_a_method_is_in_force_from_its_first_day_to_its_last(method: Method) -> None:
    assert method in methods_in_force(method.valid_from)
    assert method not in methods_in_force(method.valid_from - timedelta(days=1))
    if method.valid_to is not None:
        assert method in methods_in_force(method.valid_to)
        assert method not in methods_in_force(method.valid_to + timedelta(days=1))


@pytest.mark.parametrize(
    ("method_id", "starts"),
    [
        ("ilo-2022", ("0", "50", "75")),
        ("ceplan-2021", ("0", "75", "95")),
        ("ceplan-2023", ("0", "75", "95")),
        ("poi-ceplan", ("0", "75", "95")),
    ],
)
def test_the_limits_are_those_of_the_norm(method_id: str, starts: tuple[str, ...]) -> None:
    bands = load_method(method_id).bands
    assert [(band.light, band.start) for band in bands] == list(
        zip(("red", "amber", "green"), map(Decimal, starts), strict=True)
    )


def test_an_unknown_method_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownMethod, match=r"«ceplan-1999».*ilo-2022"):
        load_method("ceplan-1999")


def changed(method_id: str, path: str, value: object) -> dict[str, Any]:
    data = copy.deepcopy(contents(method_id))
    *tables, key = path.split(".")
    table: Any = data
    for name in tables:
        table = table[int(name) if name.isdigit() else name]
    table[key] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("kind", "pdc", "kind"),
        ("colour", "blue", "colour"),
        ("achievement.formula", "share", "achievement.formula"),
        ("achievement.ceiling", 100, "achievement.ceiling"),
        ("achievement.cap", 100.5, "achievement.cap"),
        ("achievement.cap", "cien", "achievement.cap"),
        ("achievement.cap", "NaN", "achievement.cap"),
        ("achievement.cap", True, "achievement.cap"),
        ("achievement.cap", -1, "piso"),
        ("achievement.target_zero", "compare", "achievement.target_zero"),
        ("achievement.descending_value_zero", "half", "achievement.descending_value_zero"),
        ("aggregation.result", "median", "aggregation.result"),
        ("aggregation.scope", "all", "aggregation.scope"),
        ("aggregation.no_data", "zero", "aggregation.no_data"),
        ("aggregation.overall", "mean_of_indicators", "aggregation.overall"),
        ("aggregation.source", "hearsay", "aggregation.source"),
        ("aggregation.weights", [1, 2], "aggregation.weights"),
        ("progress", {"cap": 100}, "progress"),
        ("bands.0.light", "blue", r"bands\[1\]\.light"),
        ("bands.0.to", 75, r"bands\[1\]\.to"),
        ("bands.0.from", 10, "Los colores"),
        ("bands.1.from", 96, "Los colores"),
        ("bands.1.from", 95, "Los colores"),
        ("bands", [], "Los colores"),
        ("bands", {}, "bands"),
        ("examples", [], "ejemplo"),
        ("examples.0.sense", "sideways", r"examples\[1\]\.sense"),
        ("examples.0.baseline", "1", r"examples\[1\]\.baseline"),
        ("valid_from", "2021-03-01", "valid_from"),
        ("valid_to", date(2020, 1, 1), "vigencia"),
        ("name", " ", "name"),
    ],
)
def test_a_method_file_that_says_what_the_engine_does_not_know_is_refused(path: str, value: object, named: str) -> None:
    with pytest.raises(MethodFileError, match=named):
        parse_method(changed("ceplan-2021", path, value))


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("progress.stages", ["modified"], "progress.stages"),
        ("progress.stages", ["pia", "pia"], "progress.stages"),
        ("progress.stages", [], "progress.stages"),
        ("progress.report_due_months", -1, "progress.report_due_months"),
        ("progress.report_due_months", "1", "progress.report_due_months"),
        ("progress.total", "sum", "progress.total"),
        ("progress.floor", 0, "progress.floor"),
        ("achievement", {"formula": "met"}, "achievement"),
        ("examples.0.aggregation", "weekly", r"examples\[1\]\.aggregation"),
        ("examples.0.executed", "1, 2", r"examples\[1\]\.executed"),
    ],
)
def test_a_poi_method_file_is_held_to_the_same(path: str, value: object, named: str) -> None:
    with pytest.raises(MethodFileError, match=named):
        parse_method(changed("poi-ceplan", path, value))


def test_a_rule_that_another_formula_does_not_use_is_refused() -> None:
    with pytest.raises(MethodFileError, match=r"achievement\.cap"):
        parse_method(changed("ilo-2022", "achievement.cap", 100))


@pytest.mark.parametrize("method_id", method_ids())
def test_every_key_of_a_method_file_is_needed_or_optional_by_name(method_id: str) -> None:
    for key in contents(method_id):
        data = contents(method_id)
        del data[key]
        if key == "valid_to":
            assert parse_method(data).valid_to is None
        else:
            with pytest.raises(MethodFileError):
                parse_method(data)
