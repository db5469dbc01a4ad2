"""The keys of parties: drawn by lot, so that nothing can be told from them."""

import secrets

_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
"""Without vowels, so that no word comes out, and without what is read for something else."""


def new_key() -> str:
    """A key of ten signs; should it be one that exists, the database refuses it."""
    return "".join(secrets.choice(_LETTERS) for _sign in range(10))
