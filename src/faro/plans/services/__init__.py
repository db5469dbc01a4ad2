"""Changing plans: the only place that writes this room's rows."""
