"""Reading the directory. Each module reads one kind of thing."""
