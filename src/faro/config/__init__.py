"""Composition root: settings, addresses, server. Nothing imports it."""
