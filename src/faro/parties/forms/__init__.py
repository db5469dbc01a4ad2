"""What is filled in about parties."""
