"""What the views of a register show, asked of the database."""
