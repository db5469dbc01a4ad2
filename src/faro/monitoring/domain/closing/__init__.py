"""What is sealed of a period, as bytes; shares of the budget."""
