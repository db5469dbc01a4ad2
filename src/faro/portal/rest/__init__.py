"""The read-only JSON API, version 1: what is published, for programs."""
