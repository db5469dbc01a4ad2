"""Logging: one line an event on standard error, where the service keeps it. No personal data and no query strings."""

from typing import Any

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def logging_to_stderr(level: str) -> dict[str, Any]:
    """The ``LOGGING`` setting."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"},
            "none": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django's own handlers would send errors by mail; here the service's log is the place.
            "django": {"handlers": [], "level": level, "propagate": True},
            # A page not found is no event, and a refused one is in the counters of the sign-in.
            "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
            # Whoever asks for a name that is not ours, or sends without a token, was refused: strangers must not
            # be able to fill the log, nor put an address with a secret into it.
            "django.security.DisallowedHost": {"handlers": ["none"], "propagate": False},
            "django.security.csrf": {"handlers": ["none"], "propagate": False},
            # It would write names and addresses of those who try to sign in; the table of attempts keeps them.
            "axes": {"handlers": ["none"], "propagate": False},
        },
    }
