"""Who gets what helps an office to begin."""

from tests.registers.access_capture import VIEWERS, only

ROWS: dict[str, dict[str, int]] = {
    "registers:starting_file": only(*VIEWERS),
    "registers:waiting": only(*VIEWERS),
}
KWARGS: dict[str, dict[str, object]] = {}
