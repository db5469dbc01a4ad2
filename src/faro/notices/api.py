"""What other rooms may use of the notices.

Queue mail inside the transaction of the act that it tells about. Register jobs in ``AppConfig.ready``; ``faro tick``
runs what is due.
"""

from faro.notices.domain.schedule import Job
from faro.notices.models import Notice
from faro.notices.registry import register_job, registered_jobs
from faro.notices.services import JobResult, queue_mail, run_due, withdraw_mail

__all__ = [
    "Job",
    "JobResult",
    "Notice",
    "queue_mail",
    "register_job",
    "registered_jobs",
    "run_due",
    "withdraw_mail",
]
