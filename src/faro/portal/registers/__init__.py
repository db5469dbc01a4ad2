"""The registers that offices keep, as citizens see them."""
