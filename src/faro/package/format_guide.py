"""The prose of ``docs/package.md``: what a table of columns cannot say."""

from collections.abc import Mapping

from faro.package.declaration import Kind

INTRODUCTION = """\
# The plan package, format version {version}

<!-- Generated from the declaration by `python -m faro.package.documentation`. Do not edit by hand. -->

A municipality's plan and its figures, in one of two forms that hold exactly the same. What Faro writes it reads back
unchanged.

- **A folder**: a [Frictionless](https://specs.frictionlessdata.io/tabular-data-package/) tabular data package.
  `datapackage.json` and one CSV file for each table, with English names. For programs.
- **A workbook** (`.xlsx`): one sheet for each table, with the official Spanish labels. For people. `faro template`
  writes an empty one with notes, lists of allowed values and locked headings.

The same declaration gives [`package.schema.json`](package.schema.json): a JSON Schema (2020-12) of the whole package as
one object, `{{"format_version": {version}, "tables": {{"plan": [{{…}}], "elements": [{{…}}, …], …}}}}`.

## Rules

- Percentages are **points**: 17, not 0.17.
- Decimals have a point and no thousands separator: `1234.5`. Money is in soles with at most 2 decimals, every other
  quantity has at most 6. Numbers are exact: none passes through binary floating point.
- **An empty cell is missing, never zero.** A zero is a measured zero.
- **An absent table is not an empty one.** A folder without `activities` says nothing about activities; one whose
  `activities.csv` has only headings says that there are none. In a workbook, a sheet without rows counts as absent
  unless the sheet `Léame` says «No hay ninguna fila» beside its name.
- Codes are text: `010101` keeps its zero. A code is one line without invisible characters.
- Columns may stand in any order. A column that is not required may be left out; its cells are then missing. An unknown
  column is refused, so that nothing is dropped unseen. Rows that are wholly empty are ignored.
- A key names one row; two rows with the same key are refused. A reference must exist **where the table it points to is
  present**. Years must satisfy `first_year` ≤ `evaluation_year` ≤ `last_year`.
- Printed text (kind `verbatim`) is never refused for what it says.

## From Python

```python
from pathlib import Path

from faro.package.evaluating import evaluate_package
from faro.package.reading import read_package
from faro.package.writing import write_folder, write_workbook

package = read_package(Path("data/demo"))  # a folder or an .xlsx; raises InputProblems with everything wrong
write_workbook(package, Path("plan.xlsx"))  # write_folder(package, Path("plan")) for the folder form
runs = evaluate_package(package, ("ceplan-2023", "poi-ceplan"))  # tables of faro.engine.contract
```

## The folder

`datapackage.json` needs at least:

```json
{{
  "name": "pei-2022",
  "faro_format_version": {version},
  "resources": [
    {{"name": "plan", "path": "plan.csv"}},
    {{"name": "elements", "path": "elements.csv"}},
    {{"name": "indicators", "path": "indicators.csv"}},
    {{"name": "targets", "path": "targets.csv"}}
  ]
}}
```

A schema in it is optional on reading and always written. Paths stay inside the folder: no `..`, no absolute path, no
address, no link that leads out. A CSV file of a table that the descriptor does not name is an error, not silence.
CSV files are UTF-8 (with or without byte order mark), separated by commas, quoted with `"`.

## The workbook

The sheet `Léame` holds the format version and is required; `Listas` holds the allowed values and is ignored on reading.
A heading may end with ` *`, the mark of a required column. Numbers are read with the 15 digits a spreadsheet shows; a
number that has more is written as text. Refused, with the cell named: formulas (their stored values are not taken),
error values, cells with a percent format, merged cells, hidden sheets. Refused as a whole: macros, passwords, archives
inside the archive, anything that would unpack to hundreds of megabytes.

## Errors

Reading gives every problem at once, each with file or sheet, row (the heading is row 1, as a spreadsheet counts),
column, value, what is wrong and how to mend it. The first 1,000 are kept and the rest counted.

## Versions

This program writes version {version} and reads every version up to it. A later one is refused with both versions named.
Version 2 added the optional table `names`; a package of version 1 is read as it is.
"""

KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.TEXT: ("text", "text"),
    Kind.CODE: ("text in one line, outer spaces dropped", "text; a whole number is taken as its digits"),
    Kind.INTEGER: ("digits", "whole number"),
    Kind.QUANTITY: ("`1234.5`, at most 6 decimals", "number, or the same text"),
    Kind.MONEY: ("soles, `1234.56`, at most 2 decimals", "number, or the same text"),
    Kind.BOOLEAN: ("`true` or `false`", "`Sí` or `No`, or a logical value"),
    Kind.DATE: ("`2022-12-31`", "date, or the same text"),
    Kind.YEAR: ("`2022`, from 1900 to 2100", "whole number"),
    Kind.MONTH: ("`1` to `12`", "whole number"),
    Kind.PERIOD: ("`2022` (year), `2022-S1` (half-year), `2022-03` (month)", "the same text"),
    Kind.CHOICE: ("the English value", "the Spanish label; case and accents do not matter"),
    Kind.VERBATIM: ("text, kept to the letter", "text, kept to the letter"),
}
"""How each kind is written in a folder and in a workbook."""
