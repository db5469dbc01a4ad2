"""What a view of a register shows, without a database."""
