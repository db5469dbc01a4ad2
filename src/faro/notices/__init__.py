"""Outbox, daily digest and scheduled work."""
