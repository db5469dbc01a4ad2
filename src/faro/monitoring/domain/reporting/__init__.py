"""Rules of reports: their way, their fields, what makes one late, what in one deserves a look."""
