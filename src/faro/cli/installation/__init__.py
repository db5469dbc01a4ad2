"""Keeping one installation alive: its server, copies and health. Imported only by commands that start Django."""
