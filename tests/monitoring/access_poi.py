"""Who gets which answer from each address."""

ROWS: dict[str, dict[str, int]] = {}
KWARGS: dict[str, dict[str, object]] = {}
