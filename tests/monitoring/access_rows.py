"""Who gets which answer from each address of the room."""

from tests.monitoring import access_closing, access_poi, access_reporting

PARTS = (access_poi, access_reporting, access_closing)
ROWS = {name: statuses for part in PARTS for name, statuses in part.ROWS.items()}
KWARGS = {name: kwargs for part in PARTS for name, kwargs in part.KWARGS.items()}
