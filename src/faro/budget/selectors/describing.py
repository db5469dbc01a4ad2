"""What a SEC_FUNC is for: the codes of its lines, with their names."""

from faro.budget.models import Line, Release

CLASSIFIERS = (
    "programme",
    "product",
    "activity",
    "function",
    "division",
    "group",
    "goal",
    "purpose",
    "source",
    "rubro",
)


def name_of(release: Release, classifier: str, code: str) -> str:
    """How a release calls a code; empty where it doesn't."""
    return release.names.filter(classifier=classifier, code=code).values_list("name", flat=True).first() or ""


def described(release: Release, sec_func: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Of each classifier: its label, and the codes of the lines of that SEC_FUNC with their names."""
    rows = list(release.lines.filter(sec_func=sec_func).values(*CLASSIFIERS).distinct())
    used = {classifier: sorted({row[classifier] for row in rows} - {""}) for classifier in CLASSIFIERS}
    names = {
        (name.classifier, name.code): name.name
        for name in release.names.filter(
            classifier__in=CLASSIFIERS, code__in={code for codes in used.values() for code in codes}
        )
    }
    labels = {field.name: str(field.verbose_name) for field in Line._meta.fields}  # noqa: SLF001  Django's public name
    return [
        (labels[classifier], [(code, names.get((classifier, code), "")) for code in codes])
        for classifier, codes in used.items()
        if codes
    ]
