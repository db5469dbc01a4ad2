"""What the command takes of the registers without an installation."""

from faro.registers.domain.starting import starting_workbook

__all__ = ["starting_workbook"]
