"""Reference data, each row with its norm, the days it holds and how sure it is."""
