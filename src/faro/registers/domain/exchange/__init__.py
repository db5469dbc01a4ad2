"""Registers as files: what leaves and what comes in, without a database."""
