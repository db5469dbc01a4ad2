"""Plans and their tree, indicators, target versions, alignment."""
