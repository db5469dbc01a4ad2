"""Data of the portal."""
