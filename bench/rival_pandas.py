"""The second rival: the national roll-up in pandas, same files in, same columns and types out.

Vectorised throughout: codes are read as categories, months are grouped once, nothing is applied row by row. It may rely
on the files' order of months (``last``), which neither Faro nor the DuckDB query does.

    python bench/rival_pandas.py --municipalities 1891 --out FOLDER
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from country import DATA, MUNICIPALITIES_PER_FILE, WHOLE_COUNTRY, Part, parts

AMBER, GREEN, CAP = 75, 95, 100
NOISE = 1e-9
STATES = ("ok", "si", "sp", "nd", "excluded")
LIGHTS = ("green", "amber", "red")
COLUMNS = [
    *("plan", "year", "scope", "code", "state", "result", "result_by_action", "median", "light", "activities"),
    *(*STATES, *LIGHTS, "programmed_amount", "executed_amount", "reason_code"),
]


def read(paths: Sequence[Path], categories: Sequence[str] = ()) -> pd.DataFrame:
    """Integers stay integers beside nulls: money is never a float."""
    table = pa.concat_tables(
        pq.read_table(path, read_dictionary=list(categories)) for path in paths
    ).unify_dictionaries()
    types = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame: pd.DataFrame = table.to_pandas(types_mapper=types.get, split_blocks=True, self_destruct=True)
    return frame


def month_totals(monthly: pd.DataFrame) -> pd.DataFrame:
    """One row per plan, activity and year."""
    programmed, executed = monthly["programmed"], monthly["executed"]
    monthly["programmed_last"] = programmed.where(programmed > 0)
    monthly["executed_last"] = executed.where(executed > 0)
    monthly["mean_ratio"] = executed.astype("Float64") / monthly["programmed_last"]
    months = monthly.groupby(["plan", "activity", "year"], observed=True, sort=False)
    return pd.concat(
        [
            months[["programmed", "executed"]].sum(),
            months[["programmed_amount", "executed_amount"]].sum(min_count=1),
            months["executed"].count().rename("reports"),
            months[["programmed_last", "executed_last"]].last().fillna(0),
            months["mean_ratio"].mean(),
        ],
        axis=1,
    ).reset_index()


def activity_progress(totals: pd.DataFrame, activities: pd.DataFrame, elements: pd.DataFrame) -> pd.DataFrame:
    """State, progress and light of each activity and year, with the objective above its action."""
    parents = elements.assign(objective=elements["parent"].fillna(elements["code"]))
    described = activities.merge(
        parents[["plan", "code", "objective"]].rename(columns={"code": "action"}), on=["plan", "action"], how="left"
    ).rename(columns={"code": "activity"})
    counts = described["active"].fillna(value=True) & described["approved"].fillna(value=True)
    frame = totals.assign(plan=totals["plan"].astype("str"), activity=totals["activity"].astype("str")).merge(
        described.assign(counts=counts), on=["plan", "activity"]
    )
    excluded = (~frame["counts"] | (frame["programmed"] == 0)).to_numpy(bool)
    incomplete = (frame["reports"] < 12).to_numpy(bool)
    stock = (frame["aggregation"] == "monthly_stock").to_numpy(bool)
    averaged = (frame["aggregation"] == "not_cumulative").to_numpy(bool)
    upper = frame["executed"].where(~stock, frame["executed_last"]).to_numpy(np.int64)
    lower = frame["programmed"].where(~stock, frame["programmed_last"]).to_numpy(np.int64)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(lower > 0, upper / lower, np.nan)
    mean = frame["mean_ratio"].to_numpy(np.float64, na_value=np.nan)
    points = np.where(excluded | incomplete, np.nan, np.where(averaged, mean, ratio) * 100)
    state = np.select([excluded, incomplete, np.isnan(points)], ["excluded", "si", "nd"], "ok")
    frame["progress"] = pd.Series(np.minimum(points, CAP)).astype("Float64")
    for limit, name in ((AMBER, "amber_or_better"), (GREEN, "green")):
        frame[name] = np.where(averaged, points >= limit - NOISE, upper * 100 >= lower * limit) & ~np.isnan(points)
    frame["amber"] = frame.pop("amber_or_better") & ~frame["green"]
    frame["red"] = ~np.isnan(points) & ~frame["green"] & ~frame["amber"]
    for name in STATES:
        frame[name] = state == name
    for amount in ("programmed_amount", "executed_amount"):
        frame[amount] = frame[amount].mask(excluded)
    return frame


def scope_results(progress: pd.DataFrame, scope: str, column: str) -> pd.DataFrame:
    """The groups of one scope."""
    groups = progress.assign(code=progress[column]).groupby(["plan", "year", "code"], sort=False)
    counted = groups[[*STATES, *LIGHTS]].sum().astype("Int64")
    amounts = groups[["programmed_amount", "executed_amount"]].sum(min_count=1)
    middle = groups["progress"].agg(["mean", "median"])
    return pd.concat([counted, amounts, middle, groups.size().rename("activities")], axis=1).assign(scope=scope)


def means_of_actions(actions: pd.DataFrame, keys: list[str]) -> pd.Series:
    """The mean of the actions' results; null while one action is incomplete."""
    groups = actions.groupby(keys, sort=False)
    mean: pd.Series = groups["mean"].mean().where(groups["si"].sum() == 0)
    return mean


def group_results(progress: pd.DataFrame) -> pd.DataFrame:
    """Actions, objectives, cost centres and the whole plan."""
    scopes = {
        scope: scope_results(progress, scope, column)
        for scope, column in {"action": "action", "objective": "objective", "unit": "unit", "total": "plan"}.items()
    }
    owners = progress[["plan", "action", "objective"]].drop_duplicates().rename(columns={"action": "code"})
    actions = scopes["action"].reset_index().merge(owners, on=["plan", "code"])
    of_objectives = means_of_actions(actions, ["plan", "year", "objective"]).rename_axis(["plan", "year", "code"])
    scopes["objective"]["result_by_action"] = of_objectives
    of_plans = means_of_actions(actions, ["plan", "year"]).reset_index()
    scopes["total"]["result_by_action"] = of_plans.assign(code=of_plans["plan"]).set_index(["plan", "year", "code"])[
        "mean"
    ]
    return judged(pd.concat(scopes.values()).reset_index())


def judged(groups: pd.DataFrame) -> pd.DataFrame:
    """State, result, light and reason of each group."""
    incomplete, complete = groups["si"] > 0, groups["ok"] > 0
    groups["state"] = np.select([incomplete, complete], ["si", "ok"], "nd")
    groups["reason_code"] = groups["state"].map({"si": "incomplete_activities", "nd": "no_progress"})
    ok = groups["state"] == "ok"
    groups["result"], groups["median"] = groups["mean"].where(ok), groups["median"].where(ok)
    points = groups["result"].to_numpy(np.float64, na_value=np.nan)
    limits = [np.isnan(points), points >= GREEN - NOISE, points >= AMBER - NOISE]
    groups["light"] = np.select(limits, ["nd", "green", "amber"], "red")
    return groups[COLUMNS]


def run(country: Sequence[Part], out: Path, files_at_once: int) -> None:
    """Write the groups of the whole country as Parquet files in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    for first in range(0, len(country), files_at_once):
        some = country[first : first + files_at_once]
        activities = read([part.activities for part in some])
        elements = read([part.elements for part in some])
        totals = month_totals(read([part.monthly for part in some], categories=("plan", "activity")))
        groups = group_results(activity_progress(totals, activities, elements))
        path = out / f"groups-{first:05}.parquet"
        groups.to_parquet(path, index=False, compression="zstd", compression_level=1)


def main() -> None:
    parser = argparse.ArgumentParser(description="The national roll-up in pandas.")
    parser.add_argument("--municipalities", type=int, default=WHOLE_COUNTRY)
    parser.add_argument("--per-file", type=int, default=MUNICIPALITIES_PER_FILE)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--files-at-once", type=int, default=WHOLE_COUNTRY, help="all of them, unless said otherwise")
    arguments = parser.parse_args()
    country = list(parts(arguments.municipalities, arguments.data, arguments.per_file))
    run(country, arguments.out, arguments.files_at_once)


if __name__ == "__main__":
    main()
