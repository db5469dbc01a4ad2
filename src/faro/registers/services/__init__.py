"""What may be done with registers and records."""
