"""The room's scheduled work."""

from faro.notices.api import Job

JOBS: tuple[Job, ...] = ()
