"""Files: hash, type check, retention; one file may serve many figures."""
