"""Changes to the outbox and to scheduled work."""

from faro.notices.services.deliveries import digest, forget_sent, give_another_try, send_waiting
from faro.notices.services.jobs import JobResult, run_due, run_now
from faro.notices.services.queue import queue_mail, withdraw_mail

__all__ = [
    "JobResult",
    "digest",
    "forget_sent",
    "give_another_try",
    "queue_mail",
    "run_due",
    "run_now",
    "send_waiting",
    "withdraw_mail",
]
