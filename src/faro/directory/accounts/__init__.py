"""Signing in: what Faro adds to the libraries that do it (docs/adr/0013-sign-in.md)."""
