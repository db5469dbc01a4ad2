"""What staff sees and does."""
