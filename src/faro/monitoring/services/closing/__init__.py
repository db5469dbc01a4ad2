"""Closing periods, and correcting what is closed."""
