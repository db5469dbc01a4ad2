"""Changing the directory. Each module has the services of one kind of thing."""
