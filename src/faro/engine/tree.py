"""The tree of plan elements: who stands above whom."""

import polars as pl


def ancestors(elements: pl.DataFrame) -> pl.DataFrame:
    """Every pair of an element and one that holds it, itself included: ``plan``, ``element``, ``ancestor``, ``root``.

    ``root`` is true where the ancestor is an objective. The tree has no cycles (the package's reader refuses them).
    """
    parents = elements.select("plan", "code", "parent")
    step = elements.select("plan", element=pl.col("code"), ancestor=pl.col("code"), above=pl.col("parent"))
    steps = [step]
    while (step := _one_up(step, parents)).height:
        steps.append(step)
    return pl.concat(steps).select("plan", "element", "ancestor", root=pl.col("above").is_null())


def _one_up(step: pl.DataFrame, parents: pl.DataFrame) -> pl.DataFrame:
    return (
        step.drop_nulls("above")
        .join(parents, left_on=["plan", "above"], right_on=["plan", "code"])
        .select("plan", "element", ancestor=pl.col("above"), above=pl.col("parent"))
    )


def objectives_of(elements: pl.DataFrame) -> pl.DataFrame:
    """The objective that holds each element: ``plan``, ``element``, ``objective``."""
    return ancestors(elements).filter("root").select("plan", "element", objective=pl.col("ancestor"))
