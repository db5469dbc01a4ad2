"""Reference data with validity dates: calendars, limits, denominators, the list of methods."""
