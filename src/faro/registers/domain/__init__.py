"""The rules of registers, without a database."""
