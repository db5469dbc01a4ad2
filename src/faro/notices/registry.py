"""The jobs that rooms register when they start."""

from faro.notices.domain.schedule import Job

_jobs: dict[str, Job] = {}


def register_job(job: Job) -> None:
    """Add a job; registering a code again replaces it, as a second start of the same process does."""
    _jobs[job.code] = job


def registered_jobs() -> tuple[Job, ...]:
    """All jobs, by code."""
    return tuple(_jobs[code] for code in sorted(_jobs))


def registered_job(code: str) -> Job | None:
    """The job of that code, if a room registered it."""
    return _jobs.get(code)
