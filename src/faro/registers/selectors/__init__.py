"""What is read of registers and records."""
