"""What must hold between rows and between tables: keys, references, trees, and the years of the plan."""

from collections.abc import Iterator, Mapping

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.cells import Value
from faro.package.problems import ProblemList
from faro.package.typed import TypedTable

Tables = Mapping[str, TypedTable]


def check_tables(tables: Tables, problems: ProblemList) -> None:
    """Add every breach of the declared keys, references and trees, and of the plan's own rules."""
    for table in tables.values():
        _check_row_count(table, problems)
        _check_key(table, problems)
        _check_references(table, tables, problems)
        _check_tree(table, problems)
    if "plan" in tables:
        _check_plan(tables["plan"], problems)
    if "names" in tables:
        _check_names(tables["names"], tables, problems)


def _check_row_count(table: TypedTable, problems: ProblemList) -> None:
    count = len(table.row_numbers)
    if table.table.required and count == 0:
        problems.add(
            "required_table_empty",
            Place(table.file),
            _("La tabla «{label}» es obligatoria y no tiene filas.").format(label=table.table.label),
            _("Llene al menos una fila."),
        )
    if table.table.single:
        for index in range(1, count):
            problems.add(
                "more_than_one_row",
                table.place(index),
                _("La tabla «{label}» lleva una sola fila.").format(label=table.table.label),
                _("Borre esta fila, o haga otro paquete para el otro plan."),
            )


def _check_key(table: TypedTable, problems: ProblemList) -> None:
    names = table.table.key
    required = [index for index, name in enumerate(names) if table.table.column(name).required]
    first: dict[tuple[object, ...], int] = {}
    for index, key in enumerate(zip(*(table.columns[name] for name in names), strict=True)):
        if any(key[position] is None for position in required):
            continue
        earlier = first.setdefault(key, index)
        if earlier == index:
            continue
        headings = " + ".join(table.form.heading(table.table.column(name)) for name in names)
        problems.add(
            "duplicate_key",
            table.place(index, names[0]),
            _("Repite la fila {row}: «{headings}» debe ser distinto en cada fila.").format(
                row=table.row_numbers[earlier], headings=headings
            ),
            _("Corrija una de las dos filas, o borre la que sobra."),
            " + ".join(_shown(part) for part in key),
        )


def _shown(part: object) -> str:
    return _("(vacío)") if part is None else str(part)


def _check_references(table: TypedTable, tables: Tables, problems: ProblemList) -> None:
    for column in table.table.columns:
        if column.references is None:
            continue
        target_name, _dot, target_column = column.references.partition(".")
        target = tables.get(target_name)
        if target is None:
            continue
        allowed = set(target.columns[target_column])
        for index, value in enumerate(table.columns[column.name]):
            if value is None or value in allowed:
                continue
            heading = target.form.heading(target.table.column(target_column))
            problems.add(
                "dangling_reference",
                table.place(index, column.name),
                _("No existe en la columna «{heading}» de {file}.").format(heading=heading, file=target.file),
                _("Corrija el código, o agregue en {file} la fila que falta.").format(file=target.file),
                value,
            )


def _check_tree(table: TypedTable, problems: ProblemList) -> None:
    column = table.table.parent_column
    if column is None:
        return
    _check_orphans(table, column, problems)
    codes = table.columns[table.table.key[0]]
    parents = {code: parent for code, parent in zip(codes, table.columns[column], strict=True) if code is not None}
    index_of = {code: index for index, code in enumerate(codes)}
    for cycle in _cycles(parents):
        problems.add(
            "cycle",
            table.place(index_of[cycle[0]], column),
            _("El árbol se muerde la cola: {path}.").format(path=" → ".join(str(code) for code in [*cycle, cycle[0]])),
            _("Corrija el padre de uno de esos elementos; los de más arriba no llevan padre."),
            parents[cycle[0]],
        )


def _check_orphans(table: TypedTable, column: str, problems: ProblemList) -> None:
    """A row without parent whose level otherwise has one: it would count as an objective of its own."""
    levels = table.columns.get("level")
    if levels is None:
        return
    parents = table.columns[column]
    lower = {level for level, parent in zip(levels, parents, strict=True) if parent is not None}
    for index, (level, parent) in enumerate(zip(levels, parents, strict=True)):
        if parent is None and level is not None and level in lower:
            problems.add(
                "orphan",
                table.place(index, column),
                _("Este elemento de nivel {level} no tiene padre; otros de su nivel sí.").format(level=level),
                _("Escriba el código del elemento del que cuelga."),
            )


def _cycles(parents: Mapping[Value, Value | None]) -> Iterator[list[Value]]:
    """Every cycle once, from the node met first, each node above followed by its parent."""
    settled: set[Value] = set()
    for start in parents:
        path: dict[Value, None] = {}
        node: Value | None = start
        while node is not None and node in parents and node not in settled and node not in path:
            path[node] = None
            node = parents[node]
        if node in path:
            walked = list(path)
            yield walked[walked.index(node) :]
        settled.update(path)


def _check_plan(plan: TypedTable, problems: ProblemList) -> None:
    years = zip(*(plan.columns[name] for name in ("first_year", "evaluation_year", "last_year")), strict=True)
    for index, (first, evaluated, last) in enumerate(years):
        if not (isinstance(first, int) and isinstance(last, int)):
            continue
        if first > last:
            problems.add(
                "years_out_of_order",
                plan.place(index, "last_year"),
                _("El último año es anterior al primero ({first}).").format(first=first),
                _("Corrija uno de los dos años."),
                last,
            )
        elif isinstance(evaluated, int) and not first <= evaluated <= last:
            problems.add(
                "evaluation_year_outside_plan",
                plan.place(index, "evaluation_year"),
                _("El año de evaluación está fuera del periodo del plan, {first} a {last}.").format(
                    first=first, last=last
                ),
                _("Corrija el año de evaluación o el periodo del plan."),
                evaluated,
            )


_NAMED_TABLES = {"element": "elements", "indicator": "indicators"}


def _check_names(names: TypedTable, tables: Tables, problems: ProblemList) -> None:
    """A former name belongs to a thing that is in the plan. Which table that is, each row says."""
    pairs = zip(names.columns["subject"], names.columns["code"], strict=True)
    known = {subject: set(tables[name].columns["code"]) for subject, name in _NAMED_TABLES.items() if name in tables}
    for index, (subject, code) in enumerate(pairs):
        if code is None or not isinstance(subject, str) or subject not in known or code in known[subject]:
            continue
        file = tables[_NAMED_TABLES[subject]].file
        problems.add(
            "dangling_reference",
            names.place(index, "code"),
            _("No existe en {file}.").format(file=file),
            _("Corrija el código, o lo que dice la columna «{heading}».").format(
                heading=names.form.heading(names.table.column("subject"))
            ),
            code,
        )
