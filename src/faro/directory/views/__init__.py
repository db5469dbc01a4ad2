"""The pages of the directory and of a person's own account."""
