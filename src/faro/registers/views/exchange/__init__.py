"""Taking records away and bringing them, as files."""
