"""Government plans side by side."""
