"""The chain from the nation's objectives down to the municipality's: what is read, drawn and missing of it."""
