"""Reading what is closed."""

from faro.monitoring.selectors.closing.closed import is_closed, is_closed_for

__all__ = ["is_closed", "is_closed_for"]
