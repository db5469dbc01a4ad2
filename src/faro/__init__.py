"""Faro: from a municipality's plan and its figures to its evaluation."""

__version__ = "0.3.0"
