"""The world of the demonstration, made through the services of the rooms as people would."""

from pathlib import Path


def build_demo(package: Path) -> None:
    """Load the plan, publish it, name the cast and leave a few things in progress."""
