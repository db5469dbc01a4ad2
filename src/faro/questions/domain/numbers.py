"""Numbers of questions: ``2026-0001``."""


def number_of(year: int, place: int) -> str:
    """The number of the question in that place of its year. It sorts by time within four digits."""
    return f"{year}-{place:04}"
