"""Who may open which page of the room, and with what answer."""

ROWS: dict[str, dict[str, int]] = {}
KWARGS: dict[str, dict[str, object]] = {}
